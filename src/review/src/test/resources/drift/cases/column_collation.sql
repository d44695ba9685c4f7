alter table app.notes alter body type text;
