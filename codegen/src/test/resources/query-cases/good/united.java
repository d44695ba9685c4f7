// public_/AcmeQueries.java
    /**
     * {@code queries.united}, for tools.
     */
    public static final TypedQuery<String> UNITED = new TypedQuery<>(new Statement("queries.united", """
            select id::text as id from projects union all select id from users"""), (rs, c) -> ColumnTypes.TEXT.get(rs, c));

    /**
     * From {@code db/queries/united.sql}.
     */
    public List<String> united() {
        return united(UNITED.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> united(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(UNITED.statement(), Binder.NONE, reader);
    }
