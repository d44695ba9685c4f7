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
    public long storePlan(StorePlanParameters<Given, Given, Given> parameters) {
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
    public long storePlan(
            Function<StorePlanParameters<StorePlanParameters.NeedsId, StorePlanParameters.NeedsEmail,
                    StorePlanParameters.NeedsPlan>, StorePlanParameters<Given, Given, Given>> parameters) {
        notNull(parameters, "parameters");
        return storePlan(notNull(parameters.apply(StorePlanParameters.EMPTY), "what the lambda returns"));
    }

// public_/StorePlanParameters.java
/**
 * What {@code db/queries/store_plan.sql} is given, in any order:
 * {@code StorePlanParameters.EMPTY.id(...).email(...).plan(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class StorePlanParameters<ID, EMAIL, PLAN> {
    /**
     * Nothing yet, to start from.
     */
    public static final StorePlanParameters<NeedsId, NeedsEmail, NeedsPlan> EMPTY =
            new StorePlanParameters<>(null, null, null);

    final @Nullable String id;

    final @Nullable String email;

    final @Nullable UserPlan plan;

    private StorePlanParameters(@Nullable String id, @Nullable String email,
            @Nullable UserPlan plan) {
        this.id = id;
        this.email = email;
        this.plan = plan;
    }

    /**
     * {@code character varying}
     */
    public StorePlanParameters<Given, EMAIL, PLAN> id(String id) {
        return new StorePlanParameters<>(Objects.requireNonNull(id, "id is null"), email, plan);
    }

    /**
     * {@code text}
     */
    public StorePlanParameters<ID, Given, PLAN> email(String email) {
        return new StorePlanParameters<>(id, Objects.requireNonNull(email, "email is null"), plan);
    }

    /**
     * {@code text}
     */
    public StorePlanParameters<ID, EMAIL, Given> plan(@Nullable UserPlan plan) {
        return new StorePlanParameters<>(id, email, plan);
    }

    /**
     * Stands in the type of parameters that lack {@code id}.
     */
    public interface NeedsId {
    }

    /**
     * Stands in the type of parameters that lack {@code email}.
     */
    public interface NeedsEmail {
    }

    /**
     * Stands in the type of parameters that lack {@code plan}.
     */
    public interface NeedsPlan {
    }
}
