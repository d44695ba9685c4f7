select * from next_task();
