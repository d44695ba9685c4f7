// public_/AcmeQueries.java
    /**
     * {@code queries.values_}, for tools.
     */
    public static final TypedQuery<Values> VALUES_ = new TypedQuery<>(new Statement("queries.values_", """
            values (1, 'one'), (2, 'two')"""), Values::read);

    /**
     * From {@code db/queries/values.sql}.
     */
    public List<Values> values_() {
        return values_(VALUES_.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> values_(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(VALUES_.statement(), Binder.NONE, reader);
    }

// public_/Values.java
/**
 * A row of {@code db/queries/values.sql}.
 *
 * @param column1 {@code integer}
 * @param column2 {@code text}
 */
public record Values(int column1, String column2) {
    static Values read(ResultSet rs, int c) throws SQLException {
        return new Values(
                ColumnTypes.INT4.get(rs, c),
                ColumnTypes.TEXT.get(rs, c + 1));
    }
}
