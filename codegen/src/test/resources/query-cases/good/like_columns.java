// public_/AcmeQueries.java
    /**
     * {@code queries.likeColumns}, for tools.
     */
    public static final TypedQuery<LikeColumns> LIKE_COLUMNS = new TypedQuery<>(new Statement("queries.likeColumns", """
            select c1, c2::text, c3, c4 from (
            select upper(max(plan)) as plan, max(p.home::text)::place as homes, max(u.mood) as last_mood, count(*) as total
            from users u left join projects p on p.user_id = u.id
            ) as q (c1, c2, c3, c4)"""), LikeColumns::read);

    /**
     * Computed columns with the Java types of tables' columns.
     *
     * <p>From {@code db/queries/like_columns.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public LikeColumns likeColumns() {
        return likeColumns(LIKE_COLUMNS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T likeColumns(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().one(LIKE_COLUMNS.statement(), Binder.NONE, reader);
    }

// public_/LikeColumns.java
/**
 * A row of {@code db/queries/like_columns.sql}.
 *
 * @param plan {@code text}
 * @param homes {@code place}
 * @param lastMood {@code mood}
 * @param total {@code bigint}
 */
public record LikeColumns(UserPlan plan, @Nullable String homes, Mood lastMood, long total) {
    static LikeColumns read(ResultSet rs, int c) throws SQLException {
        return new LikeColumns(
                UserPlan.TYPE.get(rs, c),
                rs.getString(c + 1),
                User.MOOD_TYPE.get(rs, c + 2),
                ColumnTypes.INT8.get(rs, c + 3));
    }
}
