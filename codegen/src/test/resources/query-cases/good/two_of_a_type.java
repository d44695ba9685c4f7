// public_/AcmeQueries.java
    /**
     * From {@code db/queries/two_of_a_type.sql}.
     */
    public List<Integer> twoOfAType(TwoOfATypeParameters<Given, Given> parameters) {
        return twoOfAType(parameters, TWO_OF_A_TYPE.reader());
    }

    /**
     * The same, as {@code twoOfAType(p -> p.least(...).most(...))}.
     */
    public List<Integer> twoOfAType(
            Function<TwoOfATypeParameters<TwoOfATypeParameters.NeedsLeast, TwoOfATypeParameters.NeedsMost>,
                    TwoOfATypeParameters<Given, Given>> parameters) {
        notNull(parameters, "parameters");
        return twoOfAType(notNull(parameters.apply(TwoOfATypeParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> twoOfAType(TwoOfATypeParameters<Given, Given> parameters,
            RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().list(TWO_OF_A_TYPE.statement(), s -> {
                    set(s, 1, ColumnTypes.NUMERIC, parameters.least, "least");
                    set(s, 2, ColumnTypes.NUMERIC, parameters.most, "most");
                }, reader);
    }

// public_/TwoOfATypeParameters.java
/**
 * What {@code db/queries/two_of_a_type.sql} is given, in any order:
 * {@code TwoOfATypeParameters.EMPTY.least(...).most(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class TwoOfATypeParameters<LEAST, MOST> {
    /**
     * Nothing yet, to start from.
     */
    public static final TwoOfATypeParameters<NeedsLeast, NeedsMost> EMPTY = new TwoOfATypeParameters<>(null, null);

    final @Nullable BigDecimal least;

    final @Nullable BigDecimal most;

    private TwoOfATypeParameters(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        this.least = least;
        this.most = most;
    }

    /**
     * {@code numeric}
     */
    public TwoOfATypeParameters<Given, MOST> least(BigDecimal least) {
        return new TwoOfATypeParameters<>(Objects.requireNonNull(least, "least is null"), most);
    }

    /**
     * {@code numeric}
     */
    public TwoOfATypeParameters<LEAST, Given> most(BigDecimal most) {
        return new TwoOfATypeParameters<>(least, Objects.requireNonNull(most, "most is null"));
    }

    /**
     * Stands in the type of parameters that lack {@code least}.
     */
    public interface NeedsLeast {
    }

    /**
     * Stands in the type of parameters that lack {@code most}.
     */
    public interface NeedsMost {
    }
}
