drop table app.notes;
