// public_/TaskRepository.java
    /**
     * {@code tasks.next}, for tools.
     */
    public static final TypedQuery<Task> NEXT = new TypedQuery<>(new Statement("tasks.next", """
            select t.id, t.project_id, t.title, t.done from next_task() t where t.id is not null"""), Task.ROW::readReturned);

    /**
     * The next task, if there is one.
     *
     * <p>From {@code db/queries/tasks/next.sql}.
     *
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public Optional<Task> next() {
        return next(NEXT.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> Optional<T> next(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().optional(NEXT.statement(), Binder.NONE, reader);
    }
