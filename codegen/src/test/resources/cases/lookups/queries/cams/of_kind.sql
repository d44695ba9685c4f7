select * from cams where kind = :kind and status_id = any(:statuses);
