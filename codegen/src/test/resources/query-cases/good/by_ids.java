// public_/AcmeQueries.java
    /**
     * {@code queries.byIds}, for tools.
     */
    public static final TypedQuery<Project> BY_IDS = new TypedQuery<>(new Statement("queries.byIds", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p where p.id = any(?::integer[]) order by p.id
            ) as q (c1, c2, c3, c4, c5, c6)"""), Project::read);

    /**
     * From {@code db/queries/by_ids.sql}.
     */
    public List<Project> byIds(Collection<Integer> ids) {
        return byIds(ids, BY_IDS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> byIds(Collection<Integer> ids, RowReader<T> reader) {
        notNull(ids, "ids");
        notNull(reader, "reader");
        noneNull(ids, "ids");
        return session.named().list(BY_IDS.statement(), s -> setAll(s, 1, TextTypes.INT4, ids, "ids"), reader);
    }
