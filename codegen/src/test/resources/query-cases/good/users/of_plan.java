// public_/UserRepository.java
    /**
     * {@code users.ofPlan}, for tools.
     */
    public static final TypedQuery<String> OF_PLAN = new TypedQuery<>(new Statement("users.ofPlan", """
            select u.id from users u where u.plan = ?::text order by u.id"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/users/of_plan.sql}.
     */
    public List<String> ofPlan(UserPlan plan) {
        return ofPlan(plan, OF_PLAN.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> ofPlan(UserPlan plan, RowReader<T> reader) {
        notNull(plan, "plan");
        notNull(reader, "reader");
        return session.named().list(OF_PLAN.statement(), s -> set(s, 1, UserPlan.TYPE, plan, "plan"), reader);
    }
