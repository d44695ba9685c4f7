// public_/AcmeQueries.java
    /**
     * {@code queries.twoOfAType}, for tools.
     */
    public static final TypedQuery<Integer> TWO_OF_ATYPE = new TypedQuery<>(new Statement("queries.twoOfAType", """
            select id from projects where budget between ? and ?"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/two_of_a_type.sql}.
     */
    public List<Integer> twoOfAType(TwoOfATypeParameters parameters) {
        return twoOfAType(parameters, TWO_OF_ATYPE.reader());
    }

    /**
     * The same, as {@code twoOfAType(p -> p.least(...).most(...))}.
     */
    public List<Integer> twoOfAType(
            Function<TwoOfATypeParameters.NeedsLeast, TwoOfATypeParameters> parameters) {
        notNull(parameters, "parameters");
        return twoOfAType(notNull(parameters.apply(TwoOfATypeParameters::least), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> twoOfAType(TwoOfATypeParameters parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().list(TWO_OF_ATYPE.statement(), s -> {
                    set(s, 1, ColumnTypes.NUMERIC, parameters.least, "least");
                    set(s, 2, ColumnTypes.NUMERIC, parameters.most, "most");
                }, reader);
    }

// public_/TwoOfATypeParameters.java
/**
 * What {@code db/queries/two_of_a_type.sql} is given: {@code TwoOfATypeParameters.least(...).most(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class TwoOfATypeParameters {
    final BigDecimal least;

    final BigDecimal most;

    private TwoOfATypeParameters(BigDecimal least, BigDecimal most) {
        this.least = Objects.requireNonNull(least, "least is null");
        this.most = Objects.requireNonNull(most, "most is null");
    }

    /**
     * {@code numeric}
     */
    public static NeedsMost least(BigDecimal least) {
        Objects.requireNonNull(least, "least is null");
        return most -> new TwoOfATypeParameters(least, most);
    }

    /**
     * Parameters that lack {@code most}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsMost {
        /**
         * {@code numeric}
         */
        TwoOfATypeParameters most(BigDecimal most);
    }

    /**
     * Parameters that lack {@code least}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsLeast {
        /**
         * {@code numeric}
         */
        NeedsMost least(BigDecimal least);
    }
}
