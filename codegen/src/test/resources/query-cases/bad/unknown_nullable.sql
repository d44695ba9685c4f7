-- nullable: nmae
select id from projects where name = :name;
