// public_/AcmeQueries.java
    /**
     * From {@code db/queries/without_a_header.sql}.
     */
    public List<WithoutAHeader> withoutAHeader() {
        return withoutAHeader(WITHOUT_A_HEADER.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> withoutAHeader(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(WITHOUT_A_HEADER.statement(), Binder.NONE, reader);
    }

// public_/WithoutAHeader.java
/**
 * A row of {@code db/queries/without_a_header.sql}.
 *
 * @param id {@code integer}
 * @param name {@code text}
 */
public record WithoutAHeader(int id, String name) {
    static WithoutAHeader read(ResultSet rs, int c) throws SQLException {
        return new WithoutAHeader(
                rs.getInt(c),
                rs.getString(c + 1));
    }
}
