// public_/UserAddAllUser.java
/**
 * One of the {@code users} that {@code db/queries/users/add_all.sql} is given.
 *
 * @param id An element of {@code text[]}
 * @param email An element of {@code text[]}
 * @param plan An element of {@code text[]}
 * @param mood An element of {@code mood[]}
 * @param born An element of {@code date[]}
 * @param tags An element of {@code text[]}
 */
public record UserAddAllUser(String id, String email, UserPlan plan, @Nullable Mood mood,
        @Nullable LocalDate born, String tags) {
}

// public_/UserRepository.java
    private static final TextType<UserPlan> ADD_ALL_PLAN_TYPE =
            TextTypes.enumeration(UserPlan.class, UserPlan::literal);

    private static final TextType<Mood> ADD_ALL_MOOD_TYPE = TextTypes.enumeration(Mood.class, Mood::getLiteral);

    /**
     * {@code users.addAll}, for tools.
     */
    public static final Statement ADD_ALL = new Statement("users.addAll", """
            insert into users (id, email, plan, mood, born, tags)
            select u.id, u.email, u.plan, u.mood, u.born, string_to_array(u.tags, ',')
            from unnest(?::text[]::text[], ?::text[]::text[], ?::text[]::text[], ?::public._mood::mood[], ?::date[]::date[], ?::text[]::text[])
                as u (id, email, plan, mood, born, tags)""");

    /**
     * Adds users, each with what it needs.
     *
     * <p>From {@code db/queries/users/add_all.sql}.
     *
     * @return the number of rows written
     */
    public long addAll(Collection<UserAddAllUser> users) {
        notNull(users, "users");
        noneNull(users, "users");
        return session.named().write(ADD_ALL, s -> {
                    setEach(s, 1, TextTypes.TEXT, users, UserAddAllUser::id, "users", "id");
                    setEach(s, 2, TextTypes.TEXT, users, UserAddAllUser::email, "users", "email");
                    setEach(s, 3, ADD_ALL_PLAN_TYPE, users, UserAddAllUser::plan, "users", "plan");
                    setEachNullable(s, 4, ADD_ALL_MOOD_TYPE, users, UserAddAllUser::mood, "users", "mood");
                    setEachNullable(s, 5, TextTypes.DATE, users, UserAddAllUser::born, "users", "born");
                    setEach(s, 6, TextTypes.TEXT, users, UserAddAllUser::tags, "users", "tags");
                });
    }
