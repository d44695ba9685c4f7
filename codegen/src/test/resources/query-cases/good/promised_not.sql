-- column: name null
select id, name from projects;
