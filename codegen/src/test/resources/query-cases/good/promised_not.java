// public_/AcmeQueries.java
    /**
     * {@code queries.promisedNot}, for tools.
     */
    public static final TypedQuery<PromisedNot> PROMISED_NOT = new TypedQuery<>(new Statement("queries.promisedNot", """
            select id, name from projects"""), PromisedNot::read);

    /**
     * From {@code db/queries/promised_not.sql}.
     */
    public List<PromisedNot> promisedNot() {
        return promisedNot(PROMISED_NOT.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> promisedNot(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(PROMISED_NOT.statement(), Binder.NONE, reader);
    }

// public_/PromisedNot.java
/**
 * A row of {@code db/queries/promised_not.sql}.
 *
 * @param id {@code integer}
 * @param name {@code text}
 */
public record PromisedNot(int id, @Nullable String name) {
    static PromisedNot read(ResultSet rs, int c) throws SQLException {
        return new PromisedNot(
                rs.getInt(c),
                rs.getString(c + 1));
    }
}
