select l.* from audit.logs l order by l.at desc limit :limit;
