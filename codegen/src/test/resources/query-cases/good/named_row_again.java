// public_/AcmeQueries.java
    /**
     * {@code queries.namedRowAgain}, for tools.
     */
    public static final TypedQuery<Owner> NAMED_ROW_AGAIN = new TypedQuery<>(new Statement("queries.namedRowAgain", """
            select id, email from users where id = ?::text"""), Owner::read);

    /**
     * From {@code db/queries/named_row_again.sql}.
     *
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public Optional<Owner> namedRowAgain(String id) {
        return namedRowAgain(id, NAMED_ROW_AGAIN.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> Optional<T> namedRowAgain(String id, RowReader<T> reader) {
        notNull(id, "id");
        notNull(reader, "reader");
        return session.named().optional(NAMED_ROW_AGAIN.statement(), s -> set(s, 1, ColumnTypes.TEXT, id, "id"),
                reader);
    }

// public_/Owner.java
/**
 * A row of {@code db/queries/named_row.sql}, of {@code db/queries/named_row_again.sql}.
 *
 * @param id {@code character varying(20)}
 * @param email {@code text}
 */
public record Owner(String id, String email) {
    static Owner read(ResultSet rs, int c) throws SQLException {
        return new Owner(
                rs.getString(c),
                rs.getString(c + 1));
    }
}
