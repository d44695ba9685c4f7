// public_/AcmeQueries.java
    private static final TextType<UserPlan> OF_PLANS_PLANS_TYPE =
            TextTypes.enumeration(UserPlan.class, UserPlan::literal);

    /**
     * {@code queries.ofPlans}, for tools.
     */
    public static final TypedQuery<String> OF_PLANS = new TypedQuery<>(new Statement("queries.ofPlans", """
            select id from users where plan = any(?::text[]) or plan in (?::text, ?::text)"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/of_plans.sql}.
     */
    public List<String> ofPlans(OfPlansParameters<Given, Given, Given> parameters) {
        return ofPlans(parameters, OF_PLANS.reader());
    }

    /**
     * The same, as {@code ofPlans(p -> p.plans(...).first(...).second(...))}.
     */
    public List<String> ofPlans(
            Function<OfPlansParameters<OfPlansParameters.NeedsPlans, OfPlansParameters.NeedsFirst,
                    OfPlansParameters.NeedsSecond>, OfPlansParameters<Given, Given, Given>> parameters) {
        notNull(parameters, "parameters");
        return ofPlans(notNull(parameters.apply(OfPlansParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> ofPlans(OfPlansParameters<Given, Given, Given> parameters,
            RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        noneNull(parameters.plans, "plans");
        return session.named().list(OF_PLANS.statement(), s -> {
                    setAll(s, 1, OF_PLANS_PLANS_TYPE, parameters.plans, "plans");
                    set(s, 2, UserPlan.TYPE, parameters.first, "first");
                    set(s, 3, UserPlan.TYPE, parameters.second, "second");
                }, reader);
    }

// public_/OfPlansParameters.java
/**
 * What {@code db/queries/of_plans.sql} is given, in any order:
 * {@code OfPlansParameters.EMPTY.plans(...).first(...).second(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class OfPlansParameters<PLANS, FIRST, SECOND> {
    /**
     * Nothing yet, to start from.
     */
    public static final OfPlansParameters<NeedsPlans, NeedsFirst, NeedsSecond> EMPTY =
            new OfPlansParameters<>(null, null, null);

    final @Nullable Collection<UserPlan> plans;

    final @Nullable UserPlan first;

    final @Nullable UserPlan second;

    private OfPlansParameters(@Nullable Collection<UserPlan> plans, @Nullable UserPlan first,
            @Nullable UserPlan second) {
        this.plans = plans;
        this.first = first;
        this.second = second;
    }

    /**
     * {@code text[]}
     */
    public OfPlansParameters<Given, FIRST, SECOND> plans(Collection<UserPlan> plans) {
        return new OfPlansParameters<>(Objects.requireNonNull(plans, "plans is null"), first, second);
    }

    /**
     * Sets it to these elements.
     */
    public OfPlansParameters<Given, FIRST, SECOND> plans(UserPlan plans, UserPlan... more) {
        return plans(Several.list(plans, more));
    }

    /**
     * {@code text}
     */
    public OfPlansParameters<PLANS, Given, SECOND> first(UserPlan first) {
        return new OfPlansParameters<>(plans, Objects.requireNonNull(first, "first is null"), second);
    }

    /**
     * {@code text}
     */
    public OfPlansParameters<PLANS, FIRST, Given> second(UserPlan second) {
        return new OfPlansParameters<>(plans, first, Objects.requireNonNull(second, "second is null"));
    }

    /**
     * Stands in the type of parameters that lack {@code plans}.
     */
    public interface NeedsPlans {
    }

    /**
     * Stands in the type of parameters that lack {@code first}.
     */
    public interface NeedsFirst {
    }

    /**
     * Stands in the type of parameters that lack {@code second}.
     */
    public interface NeedsSecond {
    }
}
