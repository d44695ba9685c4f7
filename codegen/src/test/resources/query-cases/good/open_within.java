// public_/AcmeQueries.java
    /**
     * {@code queries.openWithin}, for tools.
     */
    public static final TypedQuery<OpenWithin> OPEN_WITHIN = new TypedQuery<>(new Statement("queries.openWithin", """
            select c1, c2::text from (
            select id, hours from projects where hours <@ ?::int4range::int4range
            ) as q (c1, c2)"""), OpenWithin::read);

    /**
     * From {@code db/queries/open_within.sql}.
     */
    public List<OpenWithin> openWithin(Range<Integer> hours) {
        return openWithin(hours, OPEN_WITHIN.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> openWithin(Range<Integer> hours, RowReader<T> reader) {
        notNull(hours, "hours");
        notNull(reader, "reader");
        return session.named().list(OPEN_WITHIN.statement(), s -> set(s, 1, TextTypes.INT4RANGE, hours, "hours"),
                reader);
    }

// public_/OpenWithin.java
/**
 * A row of {@code db/queries/open_within.sql}.
 *
 * @param id {@code integer}
 * @param hours {@code int4range}
 */
public record OpenWithin(int id, Range<Integer> hours) {
    static OpenWithin read(ResultSet rs, int c) throws SQLException {
        return new OpenWithin(
                rs.getInt(c),
                TextTypes.INT4RANGE.get(rs, c + 1));
    }
}
