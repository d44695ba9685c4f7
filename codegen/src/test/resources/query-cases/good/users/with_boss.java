// public_/UserRepository.java
    /**
     * {@code users.withBoss}, for tools.
     */
    public static final TypedQuery<UserWithBoss> WITH_BOSS = new TypedQuery<>(new Statement("users.withBoss", """
            select c1, c2, c3, c4, c5, c6, c7::text, c8, c9, c10, c11, c12, c13, c14, c15, c16::text, c17, c18 from (
            select u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id, boss.id, boss.email, boss.plan, boss.mood, boss.born, boss.seen_at, boss.tags, boss.settings,
                boss.boss_id from users u left join users boss on boss.id = u.boss_id order by u.id
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18)"""), UserWithBoss::read);

    /**
     * From {@code db/queries/users/with_boss.sql}.
     */
    public List<UserWithBoss> withBoss() {
        return withBoss(WITH_BOSS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> withBoss(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(WITH_BOSS.statement(), Binder.NONE, reader);
    }

// public_/UserWithBoss.java
/**
 * A row of {@code db/queries/users/with_boss.sql}.
 *
 * @param user A row of {@code public.users}
 * @param boss A row of {@code public.users}, null where there is none
 */
public record UserWithBoss(User user, @Nullable User boss) {
    static UserWithBoss read(ResultSet rs, int c) throws SQLException {
        return new UserWithBoss(
                User.read(rs, c),
                ColumnTypes.TEXT.getNullable(rs, c + 9) == null ? null : User.read(rs, c + 9));
    }
}
