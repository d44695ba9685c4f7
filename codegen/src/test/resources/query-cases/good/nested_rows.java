// public_/AcmeQueries.java
    /**
     * {@code queries.nestedRows}, for tools.
     */
    public static final TypedQuery<NestedRows> NESTED_ROWS = new TypedQuery<>(new Statement("queries.nestedRows", """
            select c1, c2, c3, c4, c5, c6, c7::text, c8, c9, c10, c11, c12, c13, c14::text, c15::text from (
            select u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id, p.id, p.user_id, p.name, p.budget, p.home, p.hours from users u left join projects p on p.user_id = u.id order by u.id, p.id
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)"""), NestedRows::read);

    /**
     * From {@code db/queries/nested_rows.sql}.
     */
    public List<NestedRows> nestedRows() {
        return NestedRows.nested(nestedRows(NESTED_ROWS.reader()));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> nestedRows(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(NESTED_ROWS.statement(), Binder.NONE, reader);
    }

// public_/NestedRows.java
/**
 * A row of {@code db/queries/nested_rows.sql}.
 *
 * @param user A row of {@code public.users}
 * @param projects In the order of the rows; can be empty
 */
public record NestedRows(User user, List<Project> projects) {
    static NestedRows read(ResultSet rs, int c) throws SQLException {
        return new NestedRows(
                User.read(rs, c),
                ColumnTypes.INT4.getNullable(rs, c + 9) == null ? List.of() : List.of(Project.read(rs, c + 9)));
    }

    /**
     * Rows that agree but for their projects become one.
     */
    static List<NestedRows> nested(List<NestedRows> rows) {
        return Nesting.merge(rows, NestedRows::projects, (row_, projects) -> new NestedRows(row_.user, projects));
    }
}
