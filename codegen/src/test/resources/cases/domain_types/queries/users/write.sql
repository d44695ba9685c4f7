update users set others = :others, all_of = :all_of, mood = :mood, work = :work where email = :email;
