// public_/AcmeQueries.java
    /**
     * {@code queries.recordColumn}, for tools.
     */
    public static final TypedQuery<String> RECORD_COLUMN = new TypedQuery<>(new Statement("queries.recordColumn", """
            select c1::text from (
            select row(1, 2) as pair
            ) as q (c1)"""), (rs, c) -> ColumnTypes.TEXT.get(rs, c));

    /**
     * From {@code db/queries/record_column.sql}.
     */
    public List<String> recordColumn() {
        return recordColumn(RECORD_COLUMN.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> recordColumn(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(RECORD_COLUMN.statement(), Binder.NONE, reader);
    }
