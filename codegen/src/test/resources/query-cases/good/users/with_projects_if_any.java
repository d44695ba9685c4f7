// public_/UserRepository.java
    /**
     * {@code users.withProjectsIfAny}, for tools.
     */
    public static final TypedQuery<UserWithProjectsIfAny> WITH_PROJECTS_IF_ANY =
            new TypedQuery<>(new Statement("users.withProjectsIfAny", """
            select c1, c2, c3, c4, c5, c6, c7::text, c8, c9, c10, c11, c12, c13, c14::text, c15::text from (
            select u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id, p.id, p.user_id, p.name, p.budget, p.home, p.hours from users u left join projects p on p.user_id = u.id order by u.id, p.id
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)"""), UserWithProjectsIfAny::read);

    /**
     * From {@code db/queries/users/with_projects_if_any.sql}.
     */
    public List<UserWithProjectsIfAny> withProjectsIfAny() {
        return withProjectsIfAny(WITH_PROJECTS_IF_ANY.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> withProjectsIfAny(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(WITH_PROJECTS_IF_ANY.statement(), Binder.NONE, reader);
    }

// public_/UserWithProjectsIfAny.java
/**
 * A row of {@code db/queries/users/with_projects_if_any.sql}.
 *
 * @param user A row of {@code public.users}
 * @param project A row of {@code public.projects}, null where there is none
 */
public record UserWithProjectsIfAny(User user, @Nullable Project project) {
    static UserWithProjectsIfAny read(ResultSet rs, int c) throws SQLException {
        return new UserWithProjectsIfAny(
                User.read(rs, c),
                ColumnTypes.INT4.getNullable(rs, c + 9) == null ? null : Project.read(rs, c + 9));
    }
}
