-- nullable: limit, offset
select id from projects order by id limit :limit offset :offset;
