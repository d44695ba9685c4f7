// public_/AcmeQueries.java
    /**
     * From {@code db/queries/nested_columns_beside_a_row.sql}.
     */
    public List<NestedColumnsBesideARow> nestedColumnsBesideARow() {
        return NestedColumnsBesideARow.nested(nestedColumnsBesideARow(NESTED_COLUMNS_BESIDE_A_ROW.reader()));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> nestedColumnsBesideARow(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(NESTED_COLUMNS_BESIDE_A_ROW.statement(), Binder.NONE, reader);
    }

// public_/NestedColumnsBesideARow.java
/**
 * A row of {@code db/queries/nested_columns_beside_a_row.sql}.
 *
 * @param user A row of {@code public.users}
 * @param work In the order of the rows; can be empty
 */
public record NestedColumnsBesideARow(User user, List<NestedColumnsBesideARowWork> work) {
    static NestedColumnsBesideARow read(ResultSet rs, int c) throws SQLException {
        return new NestedColumnsBesideARow(
                User.read(rs, c),
                ColumnTypes.TEXT.getNullable(rs,
                        c + 9) == null ? List.of() : List.of(NestedColumnsBesideARowWork.read(rs, c)));
    }

    /**
     * Rows that agree but for their work become one.
     */
    static List<NestedColumnsBesideARow> nested(List<NestedColumnsBesideARow> rows) {
        return Nesting.merge(rows, NestedColumnsBesideARow::work,
                (row_, work) -> new NestedColumnsBesideARow(row_.user, work));
    }
}

// public_/NestedColumnsBesideARowWork.java
/**
 * A row of {@code db/queries/nested_columns_beside_a_row.sql}.
 *
 * @param name {@code text}
 * @param project {@code integer}
 */
public record NestedColumnsBesideARowWork(String name, int project) {
    static NestedColumnsBesideARowWork read(ResultSet rs, int c) throws SQLException {
        return new NestedColumnsBesideARowWork(
                rs.getString(c + 9),
                rs.getInt(c + 10));
    }
}
