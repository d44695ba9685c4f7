select u.* from remote_users u where u.name = :name;
