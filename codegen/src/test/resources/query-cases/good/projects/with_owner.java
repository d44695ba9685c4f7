// public_/ProjectRepository.java
    /**
     * {@code projects.withOwner}, for tools.
     */
    public static final TypedQuery<ProjectWithOwner> WITH_OWNER =
            new TypedQuery<>(new Statement("projects.withOwner", """
            select c1, c2, c3, c4, c5::text, c6::text, c7, c8, c9, c10, c11, c12, c13::text, c14, c15 from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours, u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id from projects p join users u on u.id = p.user_id order by p.id
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)"""), ProjectWithOwner::read);

    /**
     * From {@code db/queries/projects/with_owner.sql}.
     */
    public List<ProjectWithOwner> withOwner() {
        return withOwner(WITH_OWNER.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> withOwner(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(WITH_OWNER.statement(), Binder.NONE, reader);
    }

// public_/ProjectWithOwner.java
/**
 * A row of {@code db/queries/projects/with_owner.sql}.
 *
 * @param project A row of {@code public.projects}
 * @param user A row of {@code public.users}
 */
public record ProjectWithOwner(Project project, User user) {
    static ProjectWithOwner read(ResultSet rs, int c) throws SQLException {
        return new ProjectWithOwner(
                Project.read(rs, c),
                User.read(rs, c + 6));
    }
}
