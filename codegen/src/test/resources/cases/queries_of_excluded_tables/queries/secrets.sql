select s.* from secrets s;
