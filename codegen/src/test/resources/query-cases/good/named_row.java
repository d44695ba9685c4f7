// public_/AcmeQueries.java
    /**
     * {@code queries.namedRow}, for tools.
     */
    public static final TypedQuery<Owner> NAMED_ROW = new TypedQuery<>(new Statement("queries.namedRow", """
            select id, email from users order by id"""), Owner::read);

    /**
     * From {@code db/queries/named_row.sql}.
     */
    public List<Owner> namedRow() {
        return namedRow(NAMED_ROW.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> namedRow(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(NAMED_ROW.statement(), Binder.NONE, reader);
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
