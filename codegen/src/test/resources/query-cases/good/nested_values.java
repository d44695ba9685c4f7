// public_/AcmeQueries.java
    /**
     * {@code queries.nestedValues}, for tools.
     */
    public static final TypedQuery<NestedValues> NESTED_VALUES =
            new TypedQuery<>(new Statement("queries.nestedValues", """
            select p.id, t.title from projects p join tasks t on t.project_id = p.id where p.id = ? order by t.id"""), NestedValues::read);

    /**
     * From {@code db/queries/nested_values.sql}.
     *
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public Optional<NestedValues> nestedValues(int id) {
        return session.optional(NESTED_VALUES.statement(),
                NestedValues.nested(nestedValues(id, NESTED_VALUES.reader())));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> nestedValues(int id, RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(NESTED_VALUES.statement(), s -> s.setInt(1, id), reader);
    }

// public_/NestedValues.java
/**
 * A row of {@code db/queries/nested_values.sql}.
 *
 * @param id {@code integer}
 * @param titles In the order of the rows
 */
public record NestedValues(int id, List<String> titles) {
    static NestedValues read(ResultSet rs, int c) throws SQLException {
        return new NestedValues(
                rs.getInt(c),
                List.of(rs.getString(c + 1)));
    }

    /**
     * Rows that agree but for their titles become one.
     */
    static List<NestedValues> nested(List<NestedValues> rows) {
        return Nesting.merge(rows, NestedValues::titles, (row_, titles) -> new NestedValues(row_.id, titles));
    }
}
