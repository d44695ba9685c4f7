// public_/AcmeQueries.java
    /**
     * {@code queries.doneOrNot}, for tools.
     */
    public static final TypedQuery<Task> DONE_OR_NOT = new TypedQuery<>(new Statement("queries.doneOrNot", """
            select t.id, t.project_id, t.title, t.done from tasks t where t.done = ? order by t.id"""), Task::read);

    /**
     * From {@code db/queries/done_or_not.sql}.
     */
    public List<Task> doneOrNot(boolean done) {
        return doneOrNot(done, DONE_OR_NOT.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> doneOrNot(boolean done, RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(DONE_OR_NOT.statement(), s -> s.setBoolean(1, done), reader);
    }
