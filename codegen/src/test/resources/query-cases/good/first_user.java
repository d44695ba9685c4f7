// public_/AcmeQueries.java
    /**
     * {@code queries.firstUser}, for tools.
     */
    public static final TypedQuery<User> FIRST_USER = new TypedQuery<>(new Statement("queries.firstUser", """
            select c1, c2, c3, c4, c5, c6, c7::text, c8, c9 from (
            select u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id from users u order by u.seen_at limit 1
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9)"""), User::read);

    /**
     * From {@code db/queries/first_user.sql}.
     *
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public Optional<User> firstUser() {
        return firstUser(FIRST_USER.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> Optional<T> firstUser(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().optional(FIRST_USER.statement(), Binder.NONE, reader);
    }
