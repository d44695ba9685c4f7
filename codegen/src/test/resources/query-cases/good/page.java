// public_/AcmeQueries.java
    /**
     * {@code queries.page}, for tools.
     */
    public static final TypedQuery<Integer> PAGE = new TypedQuery<>(new Statement("queries.page", """
            select id from projects order by id limit ? offset ?"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/page.sql}.
     */
    public List<Integer> page(PageParameters<Given, Given> parameters) {
        return page(parameters, PAGE.reader());
    }

    /**
     * The same, as {@code page(p -> p.limit(...).offset(...))}.
     */
    public List<Integer> page(
            Function<PageParameters<PageParameters.NeedsLimit, PageParameters.NeedsOffset>,
                    PageParameters<Given, Given>> parameters) {
        notNull(parameters, "parameters");
        return page(notNull(parameters.apply(PageParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> page(PageParameters<Given, Given> parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().list(PAGE.statement(), s -> {
                    s.setLong(1, parameters.limit);
                    s.setLong(2, parameters.offset);
                }, reader);
    }

// public_/PageParameters.java
/**
 * What {@code db/queries/page.sql} is given, in any order: {@code PageParameters.EMPTY.limit(...).offset(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class PageParameters<LIMIT, OFFSET> {
    /**
     * Nothing yet, to start from.
     */
    public static final PageParameters<NeedsLimit, NeedsOffset> EMPTY = new PageParameters<>(0, 0);

    final long limit;

    final long offset;

    private PageParameters(long limit, long offset) {
        this.limit = limit;
        this.offset = offset;
    }

    /**
     * {@code bigint}
     */
    public PageParameters<Given, OFFSET> limit(long limit) {
        return new PageParameters<>(limit, offset);
    }

    /**
     * {@code bigint}
     */
    public PageParameters<LIMIT, Given> offset(long offset) {
        return new PageParameters<>(limit, offset);
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
