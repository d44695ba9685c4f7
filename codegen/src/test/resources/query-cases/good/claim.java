// public_/AcmeQueries.java
    /**
     * {@code queries.claim}, for tools.
     */
    public static final TypedQuery<Task> CLAIM = new TypedQuery<>(new Statement("queries.claim", """
            select t.id, t.project_id, t.title, t.done from tasks t where not t.done order by t.id limit ? for update skip locked"""), Task::read);

    /**
     * From {@code db/queries/claim.sql}.
     */
    public List<Task> claim(long limit) {
        return claim(limit, CLAIM.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> claim(long limit, RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(CLAIM.statement(), s -> s.setLong(1, limit), reader);
    }
