// public_/AcmeQueries.java
    /**
     * {@code queries.nullablePage}, for tools.
     */
    public static final TypedQuery<Integer> NULLABLE_PAGE = new TypedQuery<>(new Statement("queries.nullablePage", """
            select id from projects order by id limit ?::bigint offset ?::bigint"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/nullable_page.sql}.
     */
    public List<Integer> nullablePage(NullablePageParameters<Given, Given> parameters) {
        return nullablePage(parameters, NULLABLE_PAGE.reader());
    }

    /**
     * The same, as {@code nullablePage(p -> p.limit(...).offset(...))}.
     */
    public List<Integer> nullablePage(
            Function<NullablePageParameters<NullablePageParameters.NeedsLimit, NullablePageParameters.NeedsOffset>,
                    NullablePageParameters<Given, Given>> parameters) {
        notNull(parameters, "parameters");
        return nullablePage(notNull(parameters.apply(NullablePageParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> nullablePage(NullablePageParameters<Given, Given> parameters,
            RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().list(NULLABLE_PAGE.statement(), s -> {
                    setNullable(s, 1, ColumnTypes.INT8, parameters.limit, "limit");
                    setNullable(s, 2, ColumnTypes.INT8, parameters.offset, "offset");
                }, reader);
    }

// public_/NullablePageParameters.java
/**
 * What {@code db/queries/nullable_page.sql} is given, in any order:
 * {@code NullablePageParameters.EMPTY.limit(...).offset(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class NullablePageParameters<LIMIT, OFFSET> {
    /**
     * Nothing yet, to start from.
     */
    public static final NullablePageParameters<NeedsLimit, NeedsOffset> EMPTY =
            new NullablePageParameters<>(null, null);

    final @Nullable Long limit;

    final @Nullable Long offset;

    private NullablePageParameters(@Nullable Long limit, @Nullable Long offset) {
        this.limit = limit;
        this.offset = offset;
    }

    /**
     * {@code bigint}
     */
    public NullablePageParameters<Given, OFFSET> limit(@Nullable Long limit) {
        return new NullablePageParameters<>(limit, offset);
    }

    /**
     * {@code bigint}
     */
    public NullablePageParameters<LIMIT, Given> offset(@Nullable Long offset) {
        return new NullablePageParameters<>(limit, offset);
    }

    /**
     * Stands in the type of parameters that lack {@code limit}.
     */
    public interface NeedsLimit {
    }

    /**
     * Stands in the type of parameters that lack {@code offset}.
     */
    public interface NeedsOffset {
    }
}
