// public_/AcmeQueries.java
    /**
     * {@code queries.againAndAgain}, for tools.
     */
    public static final TypedQuery<Integer> AGAIN_AND_AGAIN =
            new TypedQuery<>(new Statement("queries.againAndAgain", """
            select id from projects where name = ?::text or user_id = ?::text or name || user_id = ?::text"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/again_and_again.sql}.
     */
    public List<Integer> againAndAgain(String name) {
        return againAndAgain(name, AGAIN_AND_AGAIN.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> againAndAgain(String name, RowReader<T> reader) {
        notNull(name, "name");
        notNull(reader, "reader");
        return session.named().list(AGAIN_AND_AGAIN.statement(), s -> {
                    set(s, 1, ColumnTypes.TEXT, name, "name");
                    set(s, 2, ColumnTypes.TEXT, name, "name");
                    set(s, 3, ColumnTypes.TEXT, name, "name");
                }, reader);
    }
