// public_/AcmeQueries.java
    /**
     * {@code queries.nestedColumns}, for tools.
     */
    public static final TypedQuery<NestedColumns> NESTED_COLUMNS =
            new TypedQuery<>(new Statement("queries.nestedColumns", """
            select p.id, p.name, t.title as task, t.done from projects p left join tasks t on t.project_id = p.id order by p.id, t.id"""), NestedColumns::read);

    /**
     * From {@code db/queries/nested_columns.sql}.
     */
    public List<NestedColumns> nestedColumns() {
        return NestedColumns.nested(nestedColumns(NESTED_COLUMNS.reader()));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> nestedColumns(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(NESTED_COLUMNS.statement(), Binder.NONE, reader);
    }

// public_/NestedColumns.java
/**
 * A row of {@code db/queries/nested_columns.sql}.
 *
 * @param id {@code integer}
 * @param name {@code text}
 * @param tasks In the order of the rows; can be empty
 */
public record NestedColumns(int id, String name, List<NestedColumnsTask> tasks) {
    static NestedColumns read(ResultSet rs, int c) throws SQLException {
        return new NestedColumns(
                rs.getInt(c),
                rs.getString(c + 1),
                ColumnTypes.TEXT.getNullable(rs, c + 2) == null ? List.of() : List.of(NestedColumnsTask.read(rs, c)));
    }

    /**
     * Rows that agree but for their tasks become one.
     */
    static List<NestedColumns> nested(List<NestedColumns> rows) {
        return Nesting.merge(rows, NestedColumns::tasks, (row_, tasks) -> new NestedColumns(row_.id, row_.name, tasks));
    }
}

// public_/NestedColumnsTask.java
/**
 * A row of {@code db/queries/nested_columns.sql}.
 *
 * @param task {@code text}
 * @param done {@code boolean}
 */
public record NestedColumnsTask(String task, boolean done) {
    static NestedColumnsTask read(ResultSet rs, int c) throws SQLException {
        return new NestedColumnsTask(
                rs.getString(c + 2),
                rs.getBoolean(c + 3));
    }
}
