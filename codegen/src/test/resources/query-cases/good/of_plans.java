// public_/AcmeQueries.java
    private static final TextType<UserPlan> OF_PLANS_PLANS_TYPE = TextTypes.enumeration(UserPlan.class, UserPlan::literal);

    /**
     * {@code queries.ofPlans}, for tools.
     */
    public static final TypedQuery<String> OF_PLANS = new TypedQuery<>(new Statement("queries.ofPlans", """
            select id from users where plan = any(?::text[]) or plan in (?::text, ?::text)"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/of_plans.sql}.
     */
    public List<String> ofPlans(OfPlansParameters parameters) {
        return ofPlans(parameters, OF_PLANS.reader());
    }

    /**
     * The same, as {@code ofPlans(p -> p.plans(...).first(...).second(...))}.
     */
    public List<String> ofPlans(
            Function<OfPlansParameters.NeedsPlans, OfPlansParameters> parameters) {
        notNull(parameters, "parameters");
        return ofPlans(notNull(parameters.apply(OfPlansParameters::plans), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> ofPlans(OfPlansParameters parameters, RowReader<T> reader) {
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
 * What {@code db/queries/of_plans.sql} is given: {@code OfPlansParameters.plans(...).first(...).second(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class OfPlansParameters {
    final Collection<UserPlan> plans;

    final UserPlan first;

    final UserPlan second;

    private OfPlansParameters(Collection<UserPlan> plans, UserPlan first, UserPlan second) {
        this.plans = Objects.requireNonNull(plans, "plans is null");
        this.first = Objects.requireNonNull(first, "first is null");
        this.second = Objects.requireNonNull(second, "second is null");
    }

    /**
     * {@code text[]}
     */
    public static NeedsFirst plans(Collection<UserPlan> plans) {
        Objects.requireNonNull(plans, "plans is null");
        return first -> second -> new OfPlansParameters(plans, first, second);
    }

    /**
     * Parameters that lack {@code first}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsFirst {
        /**
         * {@code text}
         */
        NeedsSecond first(UserPlan first);
    }

    /**
     * Parameters that lack {@code second}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsSecond {
        /**
         * {@code text}
         */
        OfPlansParameters second(UserPlan second);
    }

    /**
     * Parameters that lack {@code plans}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsPlans {
        /**
         * {@code text[]}
         */
        NeedsFirst plans(Collection<UserPlan> plans);
    }
}
