// public_/AcmeQueries.java
    /**
     * {@code queries.recursive}, for tools.
     */
    public static final TypedQuery<String> RECURSIVE = new TypedQuery<>(new Statement("queries.recursive", """
            with recursive up as (
                select id, boss_id from users where id = ?::text
                union all
                select u.id, u.boss_id from users u join up on u.id = up.boss_id)
            select id from up"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/recursive.sql}.
     */
    public List<String> recursive(String id) {
        return recursive(id, RECURSIVE.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> recursive(String id, RowReader<T> reader) {
        notNull(id, "id");
        notNull(reader, "reader");
        return session.named().list(RECURSIVE.statement(), s -> set(s, 1, ColumnTypes.TEXT, id, "id"), reader);
    }
