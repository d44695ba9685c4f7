// public_/AcmeQueries.java
    /**
     * {@code queries.olderThan}, for tools.
     */
    public static final TypedQuery<Long> OLDER_THAN = new TypedQuery<>(new Statement("queries.olderThan", """
            select id from tasks where now() - ?::interval > timestamptz '2020-01-01 00:00:00Z'"""), (rs, c) -> rs.getLong(c));

    /**
     * From {@code db/queries/older_than.sql}.
     */
    public List<Long> olderThan(YearToSecond age) {
        return olderThan(age, OLDER_THAN.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> olderThan(YearToSecond age, RowReader<T> reader) {
        notNull(age, "age");
        notNull(reader, "reader");
        return session.named().list(OLDER_THAN.statement(), s -> set(s, 1, ColumnTypes.INTERVAL, age, "age"), reader);
    }
