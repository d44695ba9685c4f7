// public_/AcmeQueries.java
    /**
     * {@code queries.forget}, for tools.
     */
    public static final Statement FORGET = new Statement("queries.forget", """
            delete from tasks where done""");

    /**
     * From {@code db/queries/forget.sql}.
     *
     * @return the number of rows written
     */
    public long forget() {
        return session.named().write(FORGET, Binder.NONE);
    }
