// public_/AcmeQueries.java
    /**
     * {@code queries.moved}, for tools.
     */
    public static final Statement MOVED = new Statement("queries.moved", """
            with gone as (delete from tasks where done returning project_id, title)
            insert into audit.logs (text) select title from gone""");

    /**
     * From {@code db/queries/moved.sql}.
     *
     * @return the number of rows written
     */
    public long moved() {
        return session.named().write(MOVED, Binder.NONE);
    }
