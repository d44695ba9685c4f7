-- nullable: ids
select id from users where :ids::text[] is null or id = any(:ids::text[]);
