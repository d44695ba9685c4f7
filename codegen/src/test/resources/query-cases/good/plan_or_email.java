// public_/AcmeQueries.java
    /**
     * {@code queries.planOrEmail}, for tools.
     */
    public static final TypedQuery<String> PLAN_OR_EMAIL = new TypedQuery<>(new Statement("queries.planOrEmail", """
            select id from users where plan = ?::text or email = ?::text"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/plan_or_email.sql}.
     */
    public List<String> planOrEmail(String text) {
        return planOrEmail(text, PLAN_OR_EMAIL.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> planOrEmail(String text, RowReader<T> reader) {
        notNull(text, "text");
        notNull(reader, "reader");
        return session.named().list(PLAN_OR_EMAIL.statement(), s -> {
                    set(s, 1, ColumnTypes.TEXT, text, "text");
                    set(s, 2, ColumnTypes.TEXT, text, "text");
                }, reader);
    }
