// public_/AcmeQueries.java
    /**
     * {@code queries.fourNames}, for tools.
     */
    public static final TypedQuery<Integer> FOUR_NAMES = new TypedQuery<>(new Statement("queries.fourNames", """
            select id from projects where user_id = ?::text and id > ? and budget < ? limit ?"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/four_names.sql}.
     */
    public List<Integer> fourNames(FourNamesParameters<Given, Given, Given, Given> parameters) {
        return fourNames(parameters, FOUR_NAMES.reader());
    }

    /**
     * The same, as {@code fourNames(p -> p.userId(...).after(...).budget(...).limit(...))}.
     */
    public List<Integer> fourNames(
            Function<FourNamesParameters<FourNamesParameters.NeedsUserId, FourNamesParameters.NeedsAfter,
                    FourNamesParameters.NeedsBudget, FourNamesParameters.NeedsLimit>,
                    FourNamesParameters<Given, Given, Given, Given>> parameters) {
        notNull(parameters, "parameters");
        return fourNames(notNull(parameters.apply(FourNamesParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> fourNames(FourNamesParameters<Given, Given, Given, Given> parameters,
            RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().list(FOUR_NAMES.statement(), s -> {
                    set(s, 1, ColumnTypes.TEXT, parameters.userId, "userId");
                    s.setInt(2, parameters.after);
                    set(s, 3, ColumnTypes.NUMERIC, parameters.budget, "budget");
                    s.setLong(4, parameters.limit);
                }, reader);
    }

// public_/FourNamesParameters.java
/**
 * What {@code db/queries/four_names.sql} is given, in any order:
 * {@code FourNamesParameters.EMPTY.userId(...).after(...).budget(...).limit(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class FourNamesParameters<USER_ID, AFTER, BUDGET, LIMIT> {
    /**
     * Nothing yet, to start from.
     */
    public static final FourNamesParameters<NeedsUserId, NeedsAfter, NeedsBudget, NeedsLimit> EMPTY =
            new FourNamesParameters<>(null, 0, null, 0);

    final @Nullable String userId;

    final int after;

    final @Nullable BigDecimal budget;

    final long limit;

    private FourNamesParameters(@Nullable String userId, int after, @Nullable BigDecimal budget,
            long limit) {
        this.userId = userId;
        this.after = after;
        this.budget = budget;
        this.limit = limit;
    }

    /**
     * {@code text}
     */
    public FourNamesParameters<Given, AFTER, BUDGET, LIMIT> userId(String userId) {
        return new FourNamesParameters<>(Objects.requireNonNull(userId, "userId is null"), after, budget, limit);
    }

    /**
     * {@code integer}
     */
    public FourNamesParameters<USER_ID, Given, BUDGET, LIMIT> after(int after) {
        return new FourNamesParameters<>(userId, after, budget, limit);
    }

    /**
     * {@code numeric}
     */
    public FourNamesParameters<USER_ID, AFTER, Given, LIMIT> budget(BigDecimal budget) {
        return new FourNamesParameters<>(userId, after, Objects.requireNonNull(budget, "budget is null"), limit);
    }

    /**
     * {@code bigint}
     */
    public FourNamesParameters<USER_ID, AFTER, BUDGET, Given> limit(long limit) {
        return new FourNamesParameters<>(userId, after, budget, limit);
    }

    /**
     * Stands in the type of parameters that lack {@code userId}.
     */
    public interface NeedsUserId {
    }

    /**
     * Stands in the type of parameters that lack {@code after}.
     */
    public interface NeedsAfter {
    }

    /**
     * Stands in the type of parameters that lack {@code budget}.
     */
    public interface NeedsBudget {
    }

    /**
     * Stands in the type of parameters that lack {@code limit}.
     */
    public interface NeedsLimit {
    }
}
