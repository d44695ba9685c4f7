// public_/ProjectRepository.java
    /**
     * {@code projects.withNamedOwner}, for tools.
     */
    public static final TypedQuery<ProjectWithNamedOwner> WITH_NAMED_OWNER =
            new TypedQuery<>(new Statement("projects.withNamedOwner", """
            select c1, c2, c3, c4, c5::text, c6::text, c7, c8, c9, c10, c11, c12, c13::text, c14, c15 from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours, owner.id, owner.email, owner.plan, owner.mood, owner.born, owner.seen_at, owner.tags,
                owner.settings, owner.boss_id from projects p join users owner on owner.id = p.user_id
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)"""), ProjectWithNamedOwner::read);

    /**
     * From {@code db/queries/projects/with_named_owner.sql}.
     */
    public List<ProjectWithNamedOwner> withNamedOwner() {
        return withNamedOwner(WITH_NAMED_OWNER.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> withNamedOwner(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(WITH_NAMED_OWNER.statement(), Binder.NONE, reader);
    }

// public_/ProjectWithNamedOwner.java
/**
 * A row of {@code db/queries/projects/with_named_owner.sql}.
 *
 * @param project A row of {@code public.projects}
 * @param owner A row of {@code public.users}
 */
public record ProjectWithNamedOwner(Project project, User owner) {
    static ProjectWithNamedOwner read(ResultSet rs, int c) throws SQLException {
        return new ProjectWithNamedOwner(
                Project.read(rs, c),
                User.read(rs, c + 6));
    }
}
