// public_/AcmeQueries.java
    /**
     * {@code queries.deleteDone}, for tools.
     */
    public static final TypedQuery<Task> DELETE_DONE = new TypedQuery<>(new Statement("queries.deleteDone", """
            delete from tasks t where t.done returning t.id, t.project_id, t.title, t.done"""), Task::read);

    /**
     * From {@code db/queries/delete_done.sql}.
     */
    public List<Task> deleteDone() {
        return deleteDone(DELETE_DONE.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> deleteDone(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(DELETE_DONE.statement(), Binder.NONE, reader);
    }
