// public_/TaskRepository.java
    /**
     * {@code tasks.ofFunction}, for tools.
     */
    public static final TypedQuery<Task> OF_FUNCTION = new TypedQuery<>(new Statement("tasks.ofFunction", """
            select id, project_id, title, done from tasks_of(?)"""), Task.ROW::readReturned);

    /**
     * The tasks of a project, as a function gives them.
     *
     * <p>From {@code db/queries/tasks/of_function.sql}.
     */
    public List<Task> ofFunction(int project) {
        return ofFunction(project, OF_FUNCTION.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> ofFunction(int project, RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(OF_FUNCTION.statement(), s -> s.setInt(1, project), reader);
    }
