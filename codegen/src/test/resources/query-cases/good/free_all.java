// public_/AcmeQueries.java
    /**
     * {@code queries.freeAll}, for tools.
     */
    public static final Statement FREE_ALL = new Statement("queries.freeAll", """
            update users set plan = 'free' where plan <> 'free'""");

    /**
     * From {@code db/queries/free_all.sql}.
     *
     * @return the number of rows written
     */
    public long freeAll() {
        return session.named().write(FREE_ALL, Binder.NONE);
    }
