// public_/AcmeQueries.java
    /**
     * {@code queries.newestUser}, for tools.
     */
    public static final TypedQuery<NewestUser> NEWEST_USER = new TypedQuery<>(new Statement("queries.newestUser", """
            select u.id, u.email from users u order by u.seen_at desc limit 1"""), NewestUser::read);

    /**
     * From {@code db/queries/newest_user.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public NewestUser newestUser() {
        return newestUser(NEWEST_USER.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T newestUser(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().one(NEWEST_USER.statement(), Binder.NONE, reader);
    }

// public_/NewestUser.java
/**
 * A row of {@code db/queries/newest_user.sql}.
 *
 * @param id {@code character varying(20)}
 * @param email {@code text}
 */
public record NewestUser(String id, String email) {
    static NewestUser read(ResultSet rs, int c) throws SQLException {
        return new NewestUser(
                rs.getString(c),
                rs.getString(c + 1));
    }
}
