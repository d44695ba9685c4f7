// public_/AcmeQueries.java
    /**
     * {@code queries.byEmails}, for tools.
     */
    public static final TypedQuery<String> BY_EMAILS = new TypedQuery<>(new Statement("queries.byEmails", """
            select id from users where email = any(?::text[]) order by id"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/by_emails.sql}.
     */
    public List<String> byEmails(Collection<String> emails) {
        return byEmails(emails, BY_EMAILS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> byEmails(Collection<String> emails, RowReader<T> reader) {
        notNull(emails, "emails");
        notNull(reader, "reader");
        noneNull(emails, "emails");
        return session.named().list(BY_EMAILS.statement(), s -> setAll(s, 1, TextTypes.TEXT, emails, "emails"), reader);
    }
