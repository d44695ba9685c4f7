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
    public List<Task> flag(FlagParameters<Given> parameters) {
        return flag(parameters, FLAG.reader());
    }

    /**
     * The same, as {@code flag(p -> p.projectId(...))}.
     */
    public List<Task> flag(
            Function<FlagParameters<FlagParameters.NeedsProjectId>, FlagParameters<Given>> parameters) {
        notNull(parameters, "parameters");
        return flag(notNull(parameters.apply(FlagParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> flag(FlagParameters<Given> parameters, RowReader<T> reader) {
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
 * What {@code db/queries/flag.sql} is given, in any order: {@code FlagParameters.EMPTY.projectId(...)}, and what can be
 * left out.
 * Immutable; arrays and collections are not copied.
 */
public final class FlagParameters<PROJECT_ID> {
    /**
     * Nothing yet, to start from.
     */
    public static final FlagParameters<NeedsProjectId> EMPTY = new FlagParameters<>(0, 0);

    final int projectId;

    final int blocks;

    private FlagParameters(int projectId, int blocks) {
        this.projectId = projectId;
        this.blocks = blocks;
    }

    /**
     * {@code integer}
     */
    public FlagParameters<Given> projectId(int projectId) {
        return new FlagParameters<>(projectId, blocks);
    }

    /**
     * Asks for the block {@code open}.
     */
    public FlagParameters<PROJECT_ID> open() {
        return new FlagParameters<>(projectId, blocks | 1);
    }

    /**
     * Stands in the type of parameters that lack {@code projectId}.
     */
    public interface NeedsProjectId {
    }
}
