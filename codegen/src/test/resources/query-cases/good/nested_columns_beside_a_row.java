// public_/AcmeQueries.java
    /**
     * {@code queries.nestedColumnsBesideARow}, for tools.
     */
    public static final TypedQuery<NestedColumnsBesideARow> NESTED_COLUMNS_BESIDE_AROW = new TypedQuery<>(new Statement("queries.nestedColumnsBesideARow", """
            select c1, c2, c3, c4, c5, c6, c7::text, c8, c9, c10, c11 from (
            select u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id, p.name, p.id as project
            from users u left join projects p on p.user_id = u.id
            order by u.id, p.id
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11)"""), NestedColumnsBesideARow::read);

    /**
     * From {@code db/queries/nested_columns_beside_a_row.sql}.
     */
    public List<NestedColumnsBesideARow> nestedColumnsBesideARow() {
        return NestedColumnsBesideARow.nested(nestedColumnsBesideARow(NESTED_COLUMNS_BESIDE_AROW.reader()));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> nestedColumnsBesideARow(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(NESTED_COLUMNS_BESIDE_AROW.statement(), Binder.NONE, reader);
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
                ColumnTypes.TEXT.getNullable(rs, c + 9) == null ? List.of() : List.of(NestedColumnsBesideARowWork.read(rs, c)));
    }

    /**
     * Rows that agree but for their work become one.
     */
    static List<NestedColumnsBesideARow> nested(List<NestedColumnsBesideARow> rows) {
        return Nesting.merge(rows, NestedColumnsBesideARow::work, (row_, work) -> new NestedColumnsBesideARow(row_.user, work));
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
