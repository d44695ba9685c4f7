select m.* from measurements m where m.at >= :day;
