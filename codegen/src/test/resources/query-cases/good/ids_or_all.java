// public_/AcmeQueries.java
    /**
     * {@code queries.idsOrAll}, for tools.
     */
    public static final TypedQuery<Integer> IDS_OR_ALL = new TypedQuery<>(new Statement("queries.idsOrAll", """
            select id from projects where ?::integer[]::integer[] is null or id = any(?::integer[]) order by id"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/ids_or_all.sql}.
     */
    public List<Integer> idsOrAll(@Nullable Collection<Integer> ids) {
        return idsOrAll(ids, IDS_OR_ALL.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> idsOrAll(@Nullable Collection<Integer> ids, RowReader<T> reader) {
        notNull(reader, "reader");
        noneNull(ids, "ids");
        return session.named().list(IDS_OR_ALL.statement(), s -> {
                    setAllNullable(s, 1, TextTypes.INT4, ids, "ids");
                    setAllNullable(s, 2, TextTypes.INT4, ids, "ids");
                }, reader);
    }
