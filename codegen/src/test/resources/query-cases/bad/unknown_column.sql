-- Two lines
select id,
    nme from projects;
