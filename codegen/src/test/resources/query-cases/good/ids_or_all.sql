select id from projects where :ids::integer[] is null or id = any(:ids) order by id;
