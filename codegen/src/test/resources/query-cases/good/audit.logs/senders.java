// audit/LogRepository.java
    /**
     * {@code audit.logs.senders}, for tools.
     */
    public static final TypedQuery<User> SENDERS = new TypedQuery<>(new Statement("audit.logs.senders", """
            select c1, c2, c3, c4, c5, c6, c7::text, c8, c9 from (
            select u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id from audit.logs l join users u on u.email = l.text order by l.id
            ) as q (c1, c2, c3, c4, c5, c6, c7, c8, c9)"""), User.ROW::read);

    /**
     * From {@code db/queries/audit.logs/senders.sql}.
     */
    public List<User> senders() {
        return senders(SENDERS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> senders(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(SENDERS.statement(), Binder.NONE, reader);
    }
