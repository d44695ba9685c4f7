// public_/UserRepository.java
    /**
     * {@code users.given_}, for tools.
     */
    public static final TypedQuery<User> GIVEN_ = new TypedQuery<>(new Statement("users.given_", """
            select c1, c2, c3, c4, c5, c6, c7::text, c8, c9 from (
            select u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id from users u where u.born = ? and u.email = ?::text
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9)"""), User::read);

    /**
     * The runtime has a method of this name, which a date and a text would be an overload of.
     *
     * <p>From {@code db/queries/users/given.sql}.
     */
    public List<User> given_(LocalDate born, String email) {
        return given_(born, email, GIVEN_.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> given_(LocalDate born, String email, RowReader<T> reader) {
        notNull(born, "born");
        notNull(email, "email");
        notNull(reader, "reader");
        return session.named().list(GIVEN_.statement(), s -> {
                    set(s, 1, ColumnTypes.DATE, born, "born");
                    set(s, 2, ColumnTypes.TEXT, email, "email");
                }, reader);
    }
