-- nullable: plan
select id from users where :plan::text is null or plan = :plan;
