// public_/AcmeQueries.java
    static final List<QueryVariant> FLAG_VARIANTS = List.of(
    QueryVariant.of("queries.flag", """
            select t.id, t.project_id, t.title, t.done from tasks t
            where t.project_id = ?
            order by t.id""", 0),
    QueryVariant.of("queries.flag+open", """
            select t.id, t.project_id, t.title, t.done from tasks t
            where t.project_id = ?
                and not t.done
            order by t.id""", 0));

    /**
     * {@code queries.flag}, for tools.
     */
    public static final TypedQuery<Task> FLAG = new TypedQuery<>(FLAG_VARIANTS.getFirst().statement(), Task::read);

    /**
     * From {@code db/queries/flag.sql}.
     */
    public List<Task> flag(FlagParameters parameters) {
        return flag(parameters, FLAG.reader());
    }

    /**
     * The same, as {@code flag(p -> p.projectId(...))}.
     */
    public List<Task> flag(Function<FlagParameters.NeedsProjectId, FlagParameters> parameters) {
        notNull(parameters, "parameters");
        return flag(notNull(parameters.apply(FlagParameters::projectId), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> flag(FlagParameters parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        QueryVariant variant = FLAG_VARIANTS.get(parameters.blocks);
        return session.named().list(variant.statement(), s -> {
                    for (int place = 1; place <= variant.parameters().size(); place++) {
                        s.setInt(place, parameters.projectId);
                    }
                }, reader);
    }

// public_/FlagParameters.java
/**
 * What {@code db/queries/flag.sql} is given: {@code FlagParameters.projectId(...)}, then what can be left out.
 * Immutable; arrays and collections are not copied.
 */
public final class FlagParameters {
    final int projectId;

    final int blocks;

    private FlagParameters(int projectId, int blocks) {
        this.projectId = projectId;
        this.blocks = blocks;
    }

    /**
     * {@code integer}
     */
    public static FlagParameters projectId(int projectId) {
        return new FlagParameters(projectId, 0);
    }

    /**
     * Asks for the block {@code open}.
     */
    public FlagParameters open() {
        return new FlagParameters(projectId, blocks | 1);
    }

    /**
     * Parameters that lack {@code projectId}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsProjectId {
        /**
         * {@code integer}
         */
        FlagParameters projectId(int projectId);
    }
}
