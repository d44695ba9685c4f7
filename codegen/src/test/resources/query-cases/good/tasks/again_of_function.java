// public_/TaskOf.java
/**
 * A row of {@code db/queries/tasks/again_of_function.sql}, of {@code db/queries/tasks/done_of_function.sql}.
 *
 * @param id {@code integer}
 * @param task A row of {@code public.tasks}
 */
public record TaskOf(int id, Task task) {
    static TaskOf read(ResultSet rs, int c) throws SQLException {
        return new TaskOf(
                rs.getInt(c),
                Task.ROW.readReturned(rs, c + 1));
    }
}

// public_/TaskRepository.java
    /**
     * {@code tasks.againOfFunction}, for tools.
     */
    public static final TypedQuery<TaskOf> AGAIN_OF_FUNCTION =
            new TypedQuery<>(new Statement("tasks.againOfFunction", """
            select p.id, t.id, t.project_id, t.title, t.done from projects p cross join lateral tasks_of(p.id) t"""), TaskOf::read);

    /**
     * From {@code db/queries/tasks/again_of_function.sql}.
     */
    public List<TaskOf> againOfFunction() {
        return againOfFunction(AGAIN_OF_FUNCTION.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> againOfFunction(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(AGAIN_OF_FUNCTION.statement(), Binder.NONE, reader);
    }
