// public_/AcmeQueries.java
    /**
     * {@code queries.camelCase}, for tools.
     */
    public static final TypedQuery<Integer> CAMEL_CASE = new TypedQuery<>(new Statement("queries.camelCase", """
            select 1 as one"""), (rs, c) -> ColumnTypes.INT4.get(rs, c));

    /**
     * From {@code db/queries/camelCase.sql}.
     */
    public List<Integer> camelCase() {
        return camelCase(CAMEL_CASE.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> camelCase(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(CAMEL_CASE.statement(), Binder.NONE, reader);
    }
