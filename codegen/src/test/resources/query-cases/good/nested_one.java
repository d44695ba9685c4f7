// public_/AcmeQueries.java
    /**
     * {@code queries.nestedOne}, for tools.
     */
    public static final TypedQuery<NestedOne> NESTED_ONE = new TypedQuery<>(new Statement("queries.nestedOne", """
            select c1, c2, c3, c4, c5::text, c6::text, c7, c8, c9, c10 from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours, t.id, t.project_id, t.title, t.done from projects p left join tasks t on t.project_id = p.id where p.id = ? order by t.id
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10)"""), NestedOne::read);

    /**
     * From {@code db/queries/nested_one.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public NestedOne nestedOne(int id) {
        return session.one(NESTED_ONE.statement(), NestedOne.nested(nestedOne(id, NESTED_ONE.reader())));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> nestedOne(int id, RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(NESTED_ONE.statement(), s -> s.setInt(1, id), reader);
    }

// public_/NestedOne.java
/**
 * A row of {@code db/queries/nested_one.sql}.
 *
 * @param project A row of {@code public.projects}
 * @param tasks In the order of the rows; can be empty
 */
public record NestedOne(Project project, List<Task> tasks) {
    static NestedOne read(ResultSet rs, int c) throws SQLException {
        return new NestedOne(
                Project.read(rs, c),
                ColumnTypes.INT8.getNullable(rs, c + 6) == null ? List.of() : List.of(Task.read(rs, c + 6)));
    }

    /**
     * Rows that agree but for their tasks become one.
     */
    static List<NestedOne> nested(List<NestedOne> rows) {
        return Nesting.merge(rows, NestedOne::tasks, (row_, tasks) -> new NestedOne(row_.project, tasks));
    }
}
