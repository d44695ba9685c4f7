// public_/AcmeQueries.java
    /**
     * {@code queries.countUsers}, for tools.
     */
    public static final TypedQuery<Long> COUNT_USERS = new TypedQuery<>(new Statement("queries.countUsers", """
            select count(*) as users from users"""), (rs, c) -> ColumnTypes.INT8.get(rs, c));

    /**
     * How many users there are.
     *
     * <p>From {@code db/queries/count_users.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public long countUsers() {
        return countUsers(COUNT_USERS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T countUsers(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().one(COUNT_USERS.statement(), Binder.NONE, reader);
    }
