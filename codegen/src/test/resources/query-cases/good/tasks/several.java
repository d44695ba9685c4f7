// public_/TaskRepository.java
    /**
     * {@code tasks.closeAll}, for tools.
     */
    public static final Statement CLOSE_ALL = new Statement("tasks.closeAll", """
            update tasks set done = true where project_id = ? and id = any(?::bigint[])""");

    /**
     * From {@code db/queries/tasks/several.sql, query close_all}.
     *
     * @return the number of rows written
     */
    public long closeAll(int projectId, Collection<Long> ids) {
        notNull(ids, "ids");
        noneNull(ids, "ids");
        return session.named().write(CLOSE_ALL, s -> {
                    s.setInt(1, projectId);
                    setAll(s, 2, TextTypes.INT8, ids, "ids");
                });
    }

    /**
     * {@code tasks.openOf}, for tools.
     */
    public static final TypedQuery<Task> OPEN_OF = new TypedQuery<>(new Statement("tasks.openOf", """
            select t.id, t.project_id, t.title, t.done
            from tasks t
            where t.project_id = ? and not t.done -- query: none, for a statement stands in this line
            order by t.id"""), Task::read);

    /**
     * The tasks of a project that are not done.
     *
     * <p>From {@code db/queries/tasks/several.sql, query open_of}.
     */
    public List<Task> openOf(int projectId) {
        return openOf(projectId, OPEN_OF.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> openOf(int projectId, RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(OPEN_OF.statement(), s -> s.setInt(1, projectId), reader);
    }

    /**
     * {@code tasks.titles}, for tools.
     */
    public static final TypedQuery<String> TITLES = new TypedQuery<>(new Statement("tasks.titles", """
            select title from tasks where title <> '
            -- query: in_a_text' and title <> $$
            -- query: in_dollars
            $$"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/tasks/several.sql, query titles}.
     *
     * @return to be closed; the rows are read as they are asked for
     */
    public Stream<String> titles() {
        return titles(TITLES.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> Stream<T> titles(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().stream(TITLES.statement(), Binder.NONE, reader);
    }
