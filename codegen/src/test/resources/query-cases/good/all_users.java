// public_/AcmeQueries.java
    /**
     * {@code queries.allUsers}, for tools.
     */
    public static final TypedQuery<User> ALL_USERS = new TypedQuery<>(new Statement("queries.allUsers", """
            select c1, c2, c3, c4, c5, c6, c7::text, c8, c9 from (
            select u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id from users u order by u.id
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9)"""), User::read);

    /**
     * From {@code db/queries/all_users.sql}.
     *
     * @return to be closed; the rows are read as they are asked for
     */
    public Stream<User> allUsers() {
        return allUsers(ALL_USERS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> Stream<T> allUsers(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().stream(ALL_USERS.statement(), Binder.NONE, reader);
    }
