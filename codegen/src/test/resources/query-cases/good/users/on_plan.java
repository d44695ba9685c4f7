// public_/UserRepository.java
    /**
     * {@code users.onPlan}, for tools.
     */
    public static final TypedQuery<User> ON_PLAN = new TypedQuery<>(new Statement("users.onPlan", """
            select c1, c2, c3, c4, c5, c6, c7::text, c8, c9 from (
            select u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id from users u where u.plan = ?::text order by u.id
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9)"""), User::read);

    /**
     * Users on a plan.
     *
     * <p>From {@code db/queries/users/on_plan.sql}.
     */
    public List<User> onPlan(UserPlan plan) {
        return onPlan(plan, ON_PLAN.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> onPlan(UserPlan plan, RowReader<T> reader) {
        notNull(plan, "plan");
        notNull(reader, "reader");
        return session.named().list(ON_PLAN.statement(), s -> set(s, 1, UserPlan.TYPE, plan, "plan"), reader);
    }
