// public_/AcmeQueries.java
    /**
     * {@code queries.ofPlanOrAll}, for tools.
     */
    public static final TypedQuery<String> OF_PLAN_OR_ALL = new TypedQuery<>(new Statement("queries.ofPlanOrAll", """
            select id from users where ?::text::text is null or plan = ?::text"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/of_plan_or_all.sql}.
     */
    public List<String> ofPlanOrAll(@Nullable UserPlan plan) {
        return ofPlanOrAll(plan, OF_PLAN_OR_ALL.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> ofPlanOrAll(@Nullable UserPlan plan, RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(OF_PLAN_OR_ALL.statement(), s -> {
                    setNullable(s, 1, UserPlan.TYPE, plan, "plan");
                    setNullable(s, 2, UserPlan.TYPE, plan, "plan");
                }, reader);
    }
