drop rule no_delete on app.notes;
