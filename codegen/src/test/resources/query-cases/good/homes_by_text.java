// public_/AcmeQueries.java
    /**
     * {@code queries.homesByText}, for tools.
     */
    public static final TypedQuery<Integer> HOMES_BY_TEXT = new TypedQuery<>(new Statement("queries.homesByText", """
            select id from projects where home = ?::public.place::place"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/homes_by_text.sql}.
     */
    public List<Integer> homesByText(String home) {
        return homesByText(home, HOMES_BY_TEXT.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> homesByText(String home, RowReader<T> reader) {
        notNull(home, "home");
        notNull(reader, "reader");
        return session.named().list(HOMES_BY_TEXT.statement(), s -> set(s, 1, ColumnTypes.TEXT, home, "home"), reader);
    }
