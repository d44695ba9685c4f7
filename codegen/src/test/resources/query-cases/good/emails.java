// public_/AcmeQueries.java
    /**
     * {@code queries.emails}, for tools.
     */
    public static final TypedQuery<String> EMAILS = new TypedQuery<>(new Statement("queries.emails", """
            select email from users order by email"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/emails.sql}.
     */
    public List<String> emails() {
        return emails(EMAILS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> emails(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(EMAILS.statement(), Binder.NONE, reader);
    }
