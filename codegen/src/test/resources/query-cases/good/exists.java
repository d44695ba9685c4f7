// public_/AcmeQueries.java
    /**
     * {@code queries.exists}, for tools.
     */
    public static final TypedQuery<Boolean> EXISTS = new TypedQuery<>(new Statement("queries.exists", """
            select exists (select from users where email = ?::text) as known"""), (rs, c) -> ColumnTypes.BOOL.get(rs, c));

    /**
     * From {@code db/queries/exists.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public boolean exists(String email) {
        return exists(email, EXISTS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T exists(String email, RowReader<T> reader) {
        notNull(email, "email");
        notNull(reader, "reader");
        return session.named().one(EXISTS.statement(), s -> set(s, 1, ColumnTypes.TEXT, email, "email"), reader);
    }
