// public_/AcmeQueries.java
    /**
     * {@code queries.withoutAHeader}, for tools.
     */
    public static final TypedQuery<WithoutAHeader> WITHOUT_AHEADER = new TypedQuery<>(new Statement("queries.withoutAHeader", """
            select id, name from projects order by id"""), WithoutAHeader::read);

    /**
     * From {@code db/queries/without_a_header.sql}.
     */
    public List<WithoutAHeader> withoutAHeader() {
        return withoutAHeader(WITHOUT_AHEADER.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> withoutAHeader(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(WITHOUT_AHEADER.statement(), Binder.NONE, reader);
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
