// public_/AcmeQueries.java
    /**
     * {@code queries.page}, for tools.
     */
    public static final TypedQuery<Integer> PAGE = new TypedQuery<>(new Statement("queries.page", """
            select id from projects order by id limit ? offset ?"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/page.sql}.
     */
    public List<Integer> page(PageParameters parameters) {
        return page(parameters, PAGE.reader());
    }

    /**
     * The same, as {@code page(p -> p.limit(...).offset(...))}.
     */
    public List<Integer> page(Function<PageParameters.NeedsLimit, PageParameters> parameters) {
        notNull(parameters, "parameters");
        return page(notNull(parameters.apply(PageParameters::limit), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> page(PageParameters parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().list(PAGE.statement(), s -> {
                    s.setLong(1, parameters.limit);
                    s.setLong(2, parameters.offset);
                }, reader);
    }

// public_/PageParameters.java
/**
 * What {@code db/queries/page.sql} is given: {@code PageParameters.limit(...).offset(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class PageParameters {
    final long limit;

    final long offset;

    private PageParameters(long limit, long offset) {
        this.limit = limit;
        this.offset = offset;
    }

    /**
     * {@code bigint}
     */
    public static NeedsOffset limit(long limit) {
        return offset -> new PageParameters(limit, offset);
    }

    /**
     * Parameters that lack {@code offset}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsOffset {
        /**
         * {@code bigint}
         */
        PageParameters offset(long offset);
    }

    /**
     * Parameters that lack {@code limit}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsLimit {
        /**
         * {@code bigint}
         */
        NeedsOffset limit(long limit);
    }
}
