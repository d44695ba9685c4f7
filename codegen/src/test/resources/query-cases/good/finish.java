// public_/AcmeQueries.java
    /**
     * {@code queries.finish}, for tools.
     */
    public static final Statement FINISH = new Statement("queries.finish", """
            call finish(?)""");

    /**
     * From {@code db/queries/finish.sql}.
     */
    public void finish(long task) {
        session.named().run(FINISH, s -> s.setLong(1, task));
    }
