// public_/AcmeQueries.java
    static final List<QueryVariant> PROJECTS_BY_BUDGET_VARIANTS = List.of(
    QueryVariant.of("queries.projectsByBudget", """
            select p.id, count(*) as total from projects p where p.budget between ? and ?
            group by 1 order by total, id""", 0, 1),
    QueryVariant.of("queries.projectsByBudget+owner", """
            select p.id, count(*) as total from projects p where p.budget between ? and ? and p.user_id = ?::text
            group by 1 order by total, id""", 0, 1, 2),
    QueryVariant.of("queries.projectsByBudget+dearest", """
            select p.id, count(*) as total from projects p where p.budget between ? and ?
            group by 1 order by total desc, id""", 0, 1),
    QueryVariant.of("queries.projectsByBudget+owner+dearest", """
            select p.id, count(*) as total from projects p where p.budget between ? and ? and p.user_id = ?::text
            group by 1 order by total desc, id""", 0, 1, 2));

    /**
     * {@code queries.projectsByBudget}, for tools.
     */
    public static final TypedQuery<CountBy> PROJECTS_BY_BUDGET =
            new TypedQuery<>(PROJECTS_BY_BUDGET_VARIANTS.getFirst().statement(), CountBy::read);

    /**
     * From {@code db/queries/two_counts.sql, query projects_by_budget}.
     */
    public List<CountBy> projectsByBudget(ProjectsByBudgetParameters<Given, Given> parameters,
            ProjectsByBudgetOrder order) {
        return projectsByBudget(parameters, order, PROJECTS_BY_BUDGET.reader());
    }

    /**
     * The same, as {@code projectsByBudget(p -> p.least(...).most(...))}.
     */
    public List<CountBy> projectsByBudget(
            Function<ProjectsByBudgetParameters<ProjectsByBudgetParameters.NeedsLeast,
                    ProjectsByBudgetParameters.NeedsMost>, ProjectsByBudgetParameters<Given, Given>> parameters,
            ProjectsByBudgetOrder order) {
        notNull(parameters, "parameters");
        notNull(order, "order");
        return projectsByBudget(notNull(parameters.apply(ProjectsByBudgetParameters.EMPTY), "what the lambda returns"),
                order);
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> projectsByBudget(ProjectsByBudgetParameters<Given, Given> parameters,
            ProjectsByBudgetOrder order, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(order, "order");
        notNull(reader, "reader");
        QueryVariant variant = PROJECTS_BY_BUDGET_VARIANTS.get(parameters.blocks + 2 * order.ordinal());
        return session.named().list(variant.statement(), s -> {
                    int place = 0;
                    for (int parameter : variant.parameters()) {
                        place++;
                        switch (parameter) {
                            case 0 -> set(s, place, ColumnTypes.NUMERIC, parameters.least, "least");
                            case 1 -> set(s, place, ColumnTypes.NUMERIC, parameters.most, "most");
                            default -> set(s, place, ColumnTypes.TEXT, parameters.owner, "owner");
                        }
                    }
                }, reader);
    }

    /**
     * {@code queries.tasksByProject}, for tools.
     */
    public static final TypedQuery<CountBy> TASKS_BY_PROJECT =
            new TypedQuery<>(new Statement("queries.tasksByProject", """
            select project_id as id, count(*) as total from tasks group by 1"""), CountBy::read);

    /**
     * From {@code db/queries/two_counts.sql, query tasks_by_project}.
     */
    public List<CountBy> tasksByProject() {
        return tasksByProject(TASKS_BY_PROJECT.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> tasksByProject(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(TASKS_BY_PROJECT.statement(), Binder.NONE, reader);
    }

// public_/CountBy.java
/**
 * A row of {@code db/queries/two_counts.sql, query projects_by_budget}, of
 * {@code db/queries/two_counts.sql, query tasks_by_project}.
 *
 * @param id {@code integer}
 * @param total {@code bigint}
 */
public record CountBy(int id, long total) {
    static CountBy read(ResultSet rs, int c) throws SQLException {
        return new CountBy(
                rs.getInt(c),
                ColumnTypes.INT8.get(rs, c + 1));
    }
}

// public_/ProjectsByBudgetOrder.java
/**
 * In which order {@code db/queries/two_counts.sql, query projects_by_budget} gives its rows.
 */
public enum ProjectsByBudgetOrder {
    CHEAPEST,

    DEAREST
}

// public_/ProjectsByBudgetParameters.java
/**
 * What {@code db/queries/two_counts.sql, query projects_by_budget} is given, in any order:
 * {@code ProjectsByBudgetParameters.EMPTY.least(...).most(...)}, and what can be left out.
 * Immutable; arrays and collections are not copied.
 */
public final class ProjectsByBudgetParameters<LEAST, MOST> {
    /**
     * Nothing yet, to start from.
     */
    public static final ProjectsByBudgetParameters<NeedsLeast, NeedsMost> EMPTY =
            new ProjectsByBudgetParameters<>(null, null, null, 0);

    final @Nullable BigDecimal least;

    final @Nullable BigDecimal most;

    final @Nullable String owner;

    final int blocks;

    private ProjectsByBudgetParameters(@Nullable BigDecimal least, @Nullable BigDecimal most,
            @Nullable String owner, int blocks) {
        this.least = least;
        this.most = most;
        this.owner = owner;
        this.blocks = blocks;
    }

    /**
     * {@code numeric}
     */
    public ProjectsByBudgetParameters<Given, MOST> least(BigDecimal least) {
        return new ProjectsByBudgetParameters<>(Objects.requireNonNull(least, "least is null"), most, owner, blocks);
    }

    /**
     * {@code numeric}
     */
    public ProjectsByBudgetParameters<LEAST, Given> most(BigDecimal most) {
        return new ProjectsByBudgetParameters<>(least, Objects.requireNonNull(most, "most is null"), owner, blocks);
    }

    /**
     * Asks for the block {@code owner}.
     */
    public ProjectsByBudgetParameters<LEAST, MOST> owner(String owner) {
        return new ProjectsByBudgetParameters<>(least, most, Objects.requireNonNull(owner, "owner is null"),
                blocks | 1);
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
