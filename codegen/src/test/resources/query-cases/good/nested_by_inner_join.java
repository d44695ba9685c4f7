// public_/AcmeQueries.java
    /**
     * {@code queries.nestedByInnerJoin}, for tools.
     */
    public static final TypedQuery<NestedByInnerJoin> NESTED_BY_INNER_JOIN =
            new TypedQuery<>(new Statement("queries.nestedByInnerJoin", """
            select c1, c2, c3, c4, c5, c6, c7::text, c8, c9, c10, c11, c12, c13, c14::text, c15::text from (
            select u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id, p.id, p.user_id, p.name, p.budget, p.home, p.hours from users u join projects p on p.user_id = u.id order by u.id, p.id
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)"""), NestedByInnerJoin::read);

    /**
     * From {@code db/queries/nested_by_inner_join.sql}.
     */
    public List<NestedByInnerJoin> nestedByInnerJoin() {
        return NestedByInnerJoin.nested(nestedByInnerJoin(NESTED_BY_INNER_JOIN.reader()));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> nestedByInnerJoin(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(NESTED_BY_INNER_JOIN.statement(), Binder.NONE, reader);
    }

// public_/NestedByInnerJoin.java
/**
 * A row of {@code db/queries/nested_by_inner_join.sql}.
 *
 * @param user A row of {@code public.users}
 * @param projects In the order of the rows
 */
public record NestedByInnerJoin(User user, List<Project> projects) {
    static NestedByInnerJoin read(ResultSet rs, int c) throws SQLException {
        return new NestedByInnerJoin(
                User.read(rs, c),
                List.of(Project.read(rs, c + 9)));
    }

    /**
     * Rows that agree but for their projects become one.
     */
    static List<NestedByInnerJoin> nested(List<NestedByInnerJoin> rows) {
        return Nesting.merge(rows, NestedByInnerJoin::projects,
                (row_, projects) -> new NestedByInnerJoin(row_.user, projects));
    }
}
