// public_/TaskBesideEachOther.java
/**
 * A row of {@code db/queries/tasks/one_by_one.sql, query beside_each_other}.
 *
 * @param name {@code text}
 * @param tasks In the order of the rows; can be empty
 */
public record TaskBesideEachOther(String name, List<Task> tasks) {
    static TaskBesideEachOther read(ResultSet rs, int c) throws SQLException {
        return new TaskBesideEachOther(
                rs.getString(c),
                ColumnTypes.INT8.getNullable(rs, c + 1) == null ? Nesting.none(rs, "tasks", c + 1, c + 2, c + 3,
                        c + 4) : List.of(Task.ROW.readReturned(rs, c + 1)));
    }

    /**
     * Rows that agree but for their tasks become one.
     */
    static List<TaskBesideEachOther> nested(List<TaskBesideEachOther> rows) {
        return Nesting.merge(rows, TaskBesideEachOther::tasks,
                (row_, tasks) -> new TaskBesideEachOther(row_.name, tasks));
    }
}

// public_/TaskOneByOne.java
/**
 * A row of {@code db/queries/tasks/one_by_one.sql, query one_by_one}.
 *
 * @param n A row of {@code public.tasks}, null where there is none
 * @param first {@code bigint}
 * @param title {@code text}
 * @param ordinality {@code bigint}
 */
public record TaskOneByOne(@Nullable Task n, @Nullable Long first, String title, long ordinality) {
    static TaskOneByOne read(ResultSet rs, int c) throws SQLException {
        return new TaskOneByOne(
                Task.ROW.readReturnedOrNull(rs, c),
                ColumnTypes.INT8.getNullable(rs, c + 4),
                ColumnTypes.TEXT.get(rs, c + 5),
                ColumnTypes.INT8.get(rs, c + 6));
    }
}

// public_/TaskRepository.java
    /**
     * {@code tasks.besideEachOther}, for tools.
     */
    public static final TypedQuery<TaskBesideEachOther> BESIDE_EACH_OTHER =
            new TypedQuery<>(new Statement("tasks.besideEachOther", """
            select p.name, t.id, t.project_id, t.title, t.done from projects p left join lateral tasks_of(p.id) t on true"""), TaskBesideEachOther::read);

    /**
     * From {@code db/queries/tasks/one_by_one.sql, query beside_each_other}.
     */
    public List<TaskBesideEachOther> besideEachOther() {
        return TaskBesideEachOther.nested(besideEachOther(BESIDE_EACH_OTHER.reader()));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> besideEachOther(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(BESIDE_EACH_OTHER.statement(), Binder.NONE, reader);
    }

    /**
     * {@code tasks.fromJson}, for tools.
     */
    public static final TypedQuery<Task> FROM_JSON = new TypedQuery<>(new Statement("tasks.fromJson", """
            select id, project_id, title, done from jsonb_populate_recordset(null::tasks, ?::jsonb)"""), Task.ROW::readReturned);

    /**
     * Rows that a caller sends as JSON.
     *
     * <p>From {@code db/queries/tasks/one_by_one.sql, query from_json}.
     */
    public List<Task> fromJson(JSONB tasks) {
        return fromJson(tasks, FROM_JSON.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> fromJson(JSONB tasks, RowReader<T> reader) {
        notNull(tasks, "tasks");
        notNull(reader, "reader");
        return session.named().list(FROM_JSON.statement(), s -> set(s, 1, ColumnTypes.JSONB, tasks, "tasks"), reader);
    }

    /**
     * {@code tasks.oneByOne}, for tools.
     */
    public static final TypedQuery<TaskOneByOne> ONE_BY_ONE = new TypedQuery<>(new Statement("tasks.oneByOne", """
            select n.id, n.project_id, n.title, n.done, t.id as first, t.title, o.ordinality from next_task() n
            cross join tasks_of(n.project_id) t cross join tasks_of(1) with ordinality o where ?::text = t.title"""), TaskOneByOne::read);

    /**
     * From {@code db/queries/tasks/one_by_one.sql, query one_by_one}.
     */
    public List<TaskOneByOne> oneByOne(String title) {
        return oneByOne(title, ONE_BY_ONE.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> oneByOne(String title, RowReader<T> reader) {
        notNull(title, "title");
        notNull(reader, "reader");
        return session.named().list(ONE_BY_ONE.statement(), s -> set(s, 1, ColumnTypes.TEXT, title, "title"), reader);
    }
