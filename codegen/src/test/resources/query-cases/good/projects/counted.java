// public_/ProjectCounted.java
/**
 * A row of {@code db/queries/projects/counted.sql}.
 *
 * @param project A row of {@code public.projects}
 * @param tasks {@code bigint}
 */
public record ProjectCounted(Project project, long tasks) {
    static ProjectCounted read(ResultSet rs, int c) throws SQLException {
        return new ProjectCounted(
                Project.read(rs, c),
                ColumnTypes.INT8.get(rs, c + 6));
    }
}

// public_/ProjectRepository.java
    /**
     * {@code projects.counted}, for tools.
     */
    public static final TypedQuery<ProjectCounted> COUNTED = new TypedQuery<>(new Statement("projects.counted", """
            select c1, c2, c3, c4, c5::text, c6::text, c7 from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours, count(t.id) as tasks from projects p left join tasks t on t.project_id = p.id group by p.id order by p.id
            ) as q (c1, c2, c3, c4, c5, c6, c7)"""), ProjectCounted::read);

    /**
     * From {@code db/queries/projects/counted.sql}.
     */
    public List<ProjectCounted> counted() {
        return counted(COUNTED.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> counted(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(COUNTED.statement(), Binder.NONE, reader);
    }
