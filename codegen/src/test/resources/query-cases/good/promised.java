// public_/AcmeQueries.java
    /**
     * {@code queries.promised}, for tools.
     */
    public static final TypedQuery<BigDecimal> PROMISED = new TypedQuery<>(new Statement("queries.promised", """
            select max(budget) as most from projects"""), (rs, c) -> ColumnTypes.NUMERIC.get(rs, c));

    /**
     * From {@code db/queries/promised.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public BigDecimal promised() {
        return promised(PROMISED.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T promised(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().one(PROMISED.statement(), Binder.NONE, reader);
    }
