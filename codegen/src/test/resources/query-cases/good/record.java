// public_/AcmeQueries.java
    /**
     * {@code queries.record}, for tools.
     */
    public static final TypedQuery<RecordRow> RECORD = new TypedQuery<>(new Statement("queries.record", """
            select id, name from projects"""), RecordRow::read);

    /**
     * From {@code db/queries/record.sql}.
     */
    public List<RecordRow> record() {
        return record(RECORD.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> record(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(RECORD.statement(), Binder.NONE, reader);
    }

// public_/RecordRow.java
/**
 * A row of {@code db/queries/record.sql}.
 *
 * @param id {@code integer}
 * @param name {@code text}
 */
public record RecordRow(int id, String name) {
    static RecordRow read(ResultSet rs, int c) throws SQLException {
        return new RecordRow(
                rs.getInt(c),
                rs.getString(c + 1));
    }
}
