// public_/AcmeQueries.java
    /**
     * {@code queries.notNull_}, for tools.
     */
    public static final TypedQuery<Long> NOT_NULL_ = new TypedQuery<>(new Statement("queries.notNull_", """
            select count(*) from users u where u.born = ? and u.email = ?::text"""), (rs, c) -> ColumnTypes.INT8.get(rs, c));

    /**
     * The same in the class of the facade's queries.
     *
     * <p>From {@code db/queries/not_null.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public long notNull_(LocalDate born, String email) {
        return notNull_(born, email, NOT_NULL_.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T notNull_(LocalDate born, String email, RowReader<T> reader) {
        notNull(born, "born");
        notNull(email, "email");
        notNull(reader, "reader");
        return session.named().one(NOT_NULL_.statement(), s -> {
                    set(s, 1, ColumnTypes.DATE, born, "born");
                    set(s, 2, ColumnTypes.TEXT, email, "email");
                }, reader);
    }
