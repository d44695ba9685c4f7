// audit/LogRepository.java
    /**
     * {@code audit.logs.recent}, for tools.
     */
    public static final TypedQuery<Log> RECENT = new TypedQuery<>(new Statement("audit.logs.recent", """
            select l.id, l.at, l.text from audit.logs l order by l.at desc limit ?"""), Log::read);

    /**
     * From {@code db/queries/audit.logs/recent.sql}.
     */
    public List<Log> recent(long limit) {
        return recent(limit, RECENT.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> recent(long limit, RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(RECENT.statement(), s -> s.setLong(1, limit), reader);
    }
