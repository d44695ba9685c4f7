// public_/AcmeQueries.java
    /**
     * {@code queries.truncateTitle}, for tools.
     */
    public static final Statement TRUNCATE_TITLE = new Statement("queries.truncateTitle", """
            update tasks set title = left(title, ?) where length(title) > ?""");

    /**
     * From {@code db/queries/truncate_title.sql}.
     *
     * @return the number of rows written
     */
    public long truncateTitle(int length) {
        return session.named().write(TRUNCATE_TITLE, s -> {
                    s.setInt(1, length);
                    s.setInt(2, length);
                });
    }
