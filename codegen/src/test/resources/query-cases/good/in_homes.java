// public_/AcmeQueries.java
    /**
     * {@code queries.inHomes}, for tools.
     */
    public static final TypedQuery<Integer> IN_HOMES = new TypedQuery<>(new Statement("queries.inHomes", """
            select id from projects where home = any(?::public._place::place[])"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/in_homes.sql}.
     */
    public List<Integer> inHomes(Collection<String> homes) {
        return inHomes(homes, IN_HOMES.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> inHomes(Collection<String> homes, RowReader<T> reader) {
        notNull(homes, "homes");
        notNull(reader, "reader");
        noneNull(homes, "homes");
        return session.named().list(IN_HOMES.statement(), s -> setAll(s, 1, TextTypes.TEXT, homes, "homes"), reader);
    }
