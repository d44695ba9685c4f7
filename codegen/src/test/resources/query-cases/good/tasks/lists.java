// public_/TaskCountOfPair.java
/**
 * One of the {@code pairs} that {@code db/queries/tasks/lists.sql, query count_of} is given.
 *
 * @param project An element of {@code integer[]}
 * @param done An element of {@code boolean[]}
 */
public record TaskCountOfPair(int project, boolean done) {
}

// public_/TaskCountOfParameters.java
/**
 * What {@code db/queries/tasks/lists.sql, query count_of} is given, in any order:
 * {@code TaskCountOfParameters.EMPTY.pairs(...)}, and what can be left out.
 * Immutable; arrays and collections are not copied.
 */
public final class TaskCountOfParameters<PAIRS> {
    /**
     * Nothing yet, to start from.
     */
    public static final TaskCountOfParameters<NeedsPairs> EMPTY = new TaskCountOfParameters<>(null, null, 0);

    final @Nullable Collection<TaskCountOfPair> pairs;

    final @Nullable Collection<TaskCountOfText> texts;

    final int blocks;

    private TaskCountOfParameters(@Nullable Collection<TaskCountOfPair> pairs,
            @Nullable Collection<TaskCountOfText> texts, int blocks) {
        this.pairs = pairs;
        this.texts = texts;
        this.blocks = blocks;
    }

    /**
     * {@code integer[], boolean[]}
     */
    public TaskCountOfParameters<Given> pairs(Collection<TaskCountOfPair> pairs) {
        return new TaskCountOfParameters<>(Objects.requireNonNull(pairs, "pairs is null"), texts, blocks);
    }

    /**
     * Sets it to these elements.
     */
    public TaskCountOfParameters<Given> pairs(TaskCountOfPair pairs, TaskCountOfPair... more) {
        return pairs(Several.list(pairs, more));
    }

    /**
     * Asks for the block {@code texts}.
     */
    public TaskCountOfParameters<PAIRS> texts(Collection<TaskCountOfText> texts) {
        return new TaskCountOfParameters<>(pairs, Objects.requireNonNull(texts, "texts is null"), blocks | 1);
    }

    /**
     * Sets it to these elements.
     */
    public TaskCountOfParameters<PAIRS> texts(TaskCountOfText texts, TaskCountOfText... more) {
        return texts(Several.list(texts, more));
    }

    /**
     * Stands in the type of parameters that lack {@code pairs}.
     */
    public interface NeedsPairs {
    }
}

// public_/TaskCountOfText.java
/**
 * One of the {@code texts} that {@code db/queries/tasks/lists.sql, query count_of} is given.
 *
 * @param prefix An element of {@code text[]}
 * @param or An element of {@code text[]}
 */
public record TaskCountOfText(@Nullable String prefix, @Nullable String or) {
}

// public_/TaskRenameAllChange.java
/**
 * One of the {@code changes} that {@code db/queries/tasks/lists.sql, query rename_all} is given.
 *
 * @param id An element of {@code bigint[]}
 * @param title An element of {@code text[]}
 */
public record TaskRenameAllChange(long id, String title) {
}

// public_/TaskRepository.java
    static final List<QueryVariant> COUNT_OF_VARIANTS = List.of(
    QueryVariant.of("tasks.countOf", """
            select count(*) as found from tasks t
            where exists (select from unnest(?::integer[]::int[], ?::boolean[]::bool[]) p (project, done) where p.project = t.project_id and p.done = t.done)""", 0, 1),
    QueryVariant.of("tasks.countOf+texts", """
            select count(*) as found from tasks t
            where exists (select from unnest(?::integer[]::int[], ?::boolean[]::bool[]) p (project, done) where p.project = t.project_id and p.done = t.done)
            and exists (
                select from unnest(?::text[]::text[], ?::text[]::text[]) x (prefix, other) where t.title ~ x.prefix or x.other is null
            )""", 0, 1, 2, 3));

    /**
     * {@code tasks.countOf}, for tools.
     */
    public static final TypedQuery<Long> COUNT_OF =
            new TypedQuery<>(COUNT_OF_VARIANTS.getFirst().statement(), (rs, c) -> ColumnTypes.INT8.get(rs, c));

    /**
     * From {@code db/queries/tasks/lists.sql, query count_of}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public long countOf(TaskCountOfParameters<Given> parameters) {
        return countOf(parameters, COUNT_OF.reader());
    }

    /**
     * The same, as {@code countOf(p -> p.pairs(...))}.
     */
    public long countOf(
            Function<TaskCountOfParameters<TaskCountOfParameters.NeedsPairs>,
                    TaskCountOfParameters<Given>> parameters) {
        notNull(parameters, "parameters");
        return countOf(notNull(parameters.apply(TaskCountOfParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T countOf(TaskCountOfParameters<Given> parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        noneNull(parameters.pairs, "pairs");
        noneNull(parameters.texts, "texts");
        QueryVariant variant = COUNT_OF_VARIANTS.get(parameters.blocks);
        return session.named().one(variant.statement(), s -> {
                    int place = 0;
                    for (int parameter : variant.parameters()) {
                        place++;
                        switch (parameter) {
                            case 0 -> setEach(s, place, TextTypes.INT4, parameters.pairs, TaskCountOfPair::project,
                                    "pairs", "project");
                            case 1 -> setEach(s, place, TextTypes.BOOL, parameters.pairs, TaskCountOfPair::done,
                                    "pairs", "done");
                            case 2 -> setEachNullable(s, place, TextTypes.TEXT, parameters.texts,
                                    TaskCountOfText::prefix, "texts", "prefix");
                            default -> setEachNullable(s, place, TextTypes.TEXT, parameters.texts, TaskCountOfText::or,
                                    "texts", "or");
                        }
                    }
                }, reader);
    }

    /**
     * {@code tasks.renameAll}, for tools.
     */
    public static final TypedQuery<Task> RENAME_ALL = new TypedQuery<>(new Statement("tasks.renameAll", """
            update tasks t set title = c.title
            from unnest(?::bigint[]::bigint[], ?::text[]::text[]) c (id, title)
            where t.id = c.id and t.project_id = ?
            returning t.id, t.project_id, t.title, t.done"""), Task::read);

    /**
     * From {@code db/queries/tasks/lists.sql, query rename_all}.
     */
    public List<Task> renameAll(Collection<TaskRenameAllChange> changes, int project) {
        return renameAll(changes, project, RENAME_ALL.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> renameAll(Collection<TaskRenameAllChange> changes, int project,
            RowReader<T> reader) {
        notNull(changes, "changes");
        notNull(reader, "reader");
        noneNull(changes, "changes");
        return session.named().list(RENAME_ALL.statement(), s -> {
                    setEach(s, 1, TextTypes.INT8, changes, TaskRenameAllChange::id, "changes", "id");
                    setEach(s, 2, TextTypes.TEXT, changes, TaskRenameAllChange::title, "changes", "title");
                    s.setInt(3, project);
                }, reader);
    }
