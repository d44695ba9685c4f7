// public_/AcmeQueries.java
    /**
     * {@code queries.openAt}, for tools.
     */
    public static final TypedQuery<OpenAt> OPEN_AT = new TypedQuery<>(new Statement("queries.openAt", """
            select c1, c2::text from (
            select id, hours from projects where hours @> ?::integer
            ) as q (c1, c2)"""), OpenAt::read);

    /**
     * From {@code db/queries/open_at.sql}.
     */
    public List<OpenAt> openAt(int hour) {
        return openAt(hour, OPEN_AT.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> openAt(int hour, RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(OPEN_AT.statement(), s -> s.setInt(1, hour), reader);
    }

// public_/OpenAt.java
/**
 * A row of {@code db/queries/open_at.sql}.
 *
 * @param id {@code integer}
 * @param hours {@code int4range}
 */
public record OpenAt(int id, Range<Integer> hours) {
    static OpenAt read(ResultSet rs, int c) throws SQLException {
        return new OpenAt(
                rs.getInt(c),
                TextTypes.INT4RANGE.get(rs, c + 1));
    }
}
