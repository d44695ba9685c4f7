// public_/AcmeQueries.java
    /**
     * {@code queries.storePlan}, for tools.
     */
    public static final Statement STORE_PLAN = new Statement("queries.storePlan", """
            insert into users (id, email, plan) values (?::character varying, ?::text, coalesce(?::text, 'free'))
            on conflict (id) do update set plan = coalesce(?::text, users.plan)""");

    /**
     * From {@code db/queries/store_plan.sql}.
     *
     * @return the number of rows written
     */
    public long storePlan(StorePlanParameters parameters) {
        notNull(parameters, "parameters");
        return session.named().write(STORE_PLAN, s -> {
                    set(s, 1, ColumnTypes.TEXT, parameters.id, "id");
                    set(s, 2, ColumnTypes.TEXT, parameters.email, "email");
                    setNullable(s, 3, UserPlan.TYPE, parameters.plan, "plan");
                    setNullable(s, 4, UserPlan.TYPE, parameters.plan, "plan");
                });
    }

    /**
     * The same, as {@code storePlan(p -> p.id(...).email(...).plan(...))}.
     */
    public long storePlan(Function<StorePlanParameters.NeedsId, StorePlanParameters> parameters) {
        notNull(parameters, "parameters");
        return storePlan(notNull(parameters.apply(StorePlanParameters::id), "what the lambda returns"));
    }

// public_/StorePlanParameters.java
/**
 * What {@code db/queries/store_plan.sql} is given: {@code StorePlanParameters.id(...).email(...).plan(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class StorePlanParameters {
    final String id;

    final String email;

    final @Nullable UserPlan plan;

    private StorePlanParameters(String id, String email, @Nullable UserPlan plan) {
        this.id = Objects.requireNonNull(id, "id is null");
        this.email = Objects.requireNonNull(email, "email is null");
        this.plan = plan;
    }

    /**
     * {@code character varying}
     */
    public static NeedsEmail id(String id) {
        Objects.requireNonNull(id, "id is null");
        return email -> plan -> new StorePlanParameters(id, email, plan);
    }

    /**
     * Parameters that lack {@code email}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsEmail {
        /**
         * {@code text}
         */
        NeedsPlan email(String email);
    }

    /**
     * Parameters that lack {@code plan}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsPlan {
        /**
         * {@code text}
         */
        StorePlanParameters plan(@Nullable UserPlan plan);
    }

    /**
     * Parameters that lack {@code id}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsId {
        /**
         * {@code character varying}
         */
        NeedsEmail id(String id);
    }
}
