create table prices (id integer primary key, text text not null default '${not a placeholder}');
