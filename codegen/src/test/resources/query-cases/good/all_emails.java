// public_/AcmeQueries.java
    /**
     * {@code queries.allEmails}, for tools.
     */
    public static final TypedQuery<String> ALL_EMAILS = new TypedQuery<>(new Statement("queries.allEmails", """
            select email from users order by email"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/all_emails.sql}.
     *
     * @return to be closed; the rows are read as they are asked for
     */
    public Stream<String> allEmails() {
        return allEmails(ALL_EMAILS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> Stream<T> allEmails(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().stream(ALL_EMAILS.statement(), Binder.NONE, reader);
    }
