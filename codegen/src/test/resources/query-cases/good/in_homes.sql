select id from projects where home = any(:homes::place[]);
