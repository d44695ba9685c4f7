delete from tasks where done;
