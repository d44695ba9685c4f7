// public_/AcmeQueries.java
    /**
     * {@code queries.fourNames}, for tools.
     */
    public static final TypedQuery<Integer> FOUR_NAMES = new TypedQuery<>(new Statement("queries.fourNames", """
            select id from projects where user_id = ?::text and id > ? and budget < ? limit ?"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/four_names.sql}.
     */
    public List<Integer> fourNames(FourNamesParameters parameters) {
        return fourNames(parameters, FOUR_NAMES.reader());
    }

    /**
     * The same, as {@code fourNames(p -> p.userId(...).after(...).budget(...).limit(...))}.
     */
    public List<Integer> fourNames(
            Function<FourNamesParameters.NeedsUserId, FourNamesParameters> parameters) {
        notNull(parameters, "parameters");
        return fourNames(notNull(parameters.apply(FourNamesParameters::userId), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> fourNames(FourNamesParameters parameters, RowReader<T> reader) {
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
 * What {@code db/queries/four_names.sql} is given: {@code FourNamesParameters.userId(...).after(...).budget(...).limit(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class FourNamesParameters {
    final String userId;

    final int after;

    final BigDecimal budget;

    final long limit;

    private FourNamesParameters(String userId, int after, BigDecimal budget, long limit) {
        this.userId = Objects.requireNonNull(userId, "userId is null");
        this.after = after;
        this.budget = Objects.requireNonNull(budget, "budget is null");
        this.limit = limit;
    }

    /**
     * {@code text}
     */
    public static NeedsAfter userId(String userId) {
        Objects.requireNonNull(userId, "userId is null");
        return after -> budget -> limit -> new FourNamesParameters(userId, after, budget, limit);
    }

    /**
     * Parameters that lack {@code after}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsAfter {
        /**
         * {@code integer}
         */
        NeedsBudget after(int after);
    }

    /**
     * Parameters that lack {@code budget}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsBudget {
        /**
         * {@code numeric}
         */
        NeedsLimit budget(BigDecimal budget);
    }

    /**
     * Parameters that lack {@code limit}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsLimit {
        /**
         * {@code bigint}
         */
        FourNamesParameters limit(long limit);
    }

    /**
     * Parameters that lack {@code userId}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsUserId {
        /**
         * {@code text}
         */
        NeedsAfter userId(String userId);
    }
}
