// audit/LogRepository.java
    /**
     * {@code audit.logs.texts}, for tools.
     */
    public static final TypedQuery<LogTexts> TEXTS = new TypedQuery<>(new Statement("audit.logs.texts", """
            select text, at from audit.logs order by id"""), LogTexts::read);

    /**
     * From {@code db/queries/audit.logs/texts.sql}.
     */
    public List<LogTexts> texts() {
        return texts(TEXTS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> texts(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(TEXTS.statement(), Binder.NONE, reader);
    }

// audit/LogTexts.java
/**
 * A row of {@code db/queries/audit.logs/texts.sql}.
 *
 * @param text {@code text}
 * @param at {@code timestamp with time zone}
 */
public record LogTexts(String text, Instant at) {
    static LogTexts read(ResultSet rs, int c) throws SQLException {
        return new LogTexts(
                rs.getString(c),
                ColumnTypes.TIMESTAMPTZ.get(rs, c + 1));
    }
}
