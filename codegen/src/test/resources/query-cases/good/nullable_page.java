// public_/AcmeQueries.java
    /**
     * {@code queries.nullablePage}, for tools.
     */
    public static final TypedQuery<Integer> NULLABLE_PAGE = new TypedQuery<>(new Statement("queries.nullablePage", """
            select id from projects order by id limit ?::bigint offset ?::bigint"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/nullable_page.sql}.
     */
    public List<Integer> nullablePage(NullablePageParameters parameters) {
        return nullablePage(parameters, NULLABLE_PAGE.reader());
    }

    /**
     * The same, as {@code nullablePage(p -> p.limit(...).offset(...))}.
     */
    public List<Integer> nullablePage(
            Function<NullablePageParameters.NeedsLimit, NullablePageParameters> parameters) {
        notNull(parameters, "parameters");
        return nullablePage(notNull(parameters.apply(NullablePageParameters::limit), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> nullablePage(NullablePageParameters parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().list(NULLABLE_PAGE.statement(), s -> {
                    setNullable(s, 1, ColumnTypes.INT8, parameters.limit, "limit");
                    setNullable(s, 2, ColumnTypes.INT8, parameters.offset, "offset");
                }, reader);
    }

// public_/NullablePageParameters.java
/**
 * What {@code db/queries/nullable_page.sql} is given: {@code NullablePageParameters.limit(...).offset(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class NullablePageParameters {
    final @Nullable Long limit;

    final @Nullable Long offset;

    private NullablePageParameters(@Nullable Long limit, @Nullable Long offset) {
        this.limit = limit;
        this.offset = offset;
    }

    /**
     * {@code bigint}
     */
    public static NeedsOffset limit(@Nullable Long limit) {
        return offset -> new NullablePageParameters(limit, offset);
    }

    /**
     * Parameters that lack {@code offset}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsOffset {
        /**
         * {@code bigint}
         */
        NullablePageParameters offset(@Nullable Long offset);
    }

    /**
     * Parameters that lack {@code limit}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsLimit {
        /**
         * {@code bigint}
         */
        NeedsOffset limit(@Nullable Long limit);
    }
}
