// public_/AcmeQueries.java
    /**
     * {@code queries.announce}, for tools.
     */
    public static final Statement ANNOUNCE = new Statement("queries.announce", """
            select pg_notify('users', ?::text)""");

    /**
     * From {@code db/queries/announce.sql}.
     */
    public void announce(String id) {
        notNull(id, "id");
        session.named().run(ANNOUNCE, s -> set(s, 1, ColumnTypes.TEXT, id, "id"));
    }
