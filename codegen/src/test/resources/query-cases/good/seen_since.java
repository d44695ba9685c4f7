// public_/AcmeQueries.java
    /**
     * {@code queries.seenSince}, for tools.
     */
    public static final TypedQuery<SeenSince> SEEN_SINCE = new TypedQuery<>(new Statement("queries.seenSince", """
            select id, seen_at from users where seen_at >= ?"""), SeenSince::read);

    /**
     * From {@code db/queries/seen_since.sql}.
     */
    public List<SeenSince> seenSince(Instant since) {
        return seenSince(since, SEEN_SINCE.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> seenSince(Instant since, RowReader<T> reader) {
        notNull(since, "since");
        notNull(reader, "reader");
        return session.named().list(SEEN_SINCE.statement(), s -> set(s, 1, ColumnTypes.TIMESTAMPTZ, since, "since"),
                reader);
    }

// public_/SeenSince.java
/**
 * A row of {@code db/queries/seen_since.sql}.
 *
 * @param id {@code character varying(20)}
 * @param seenAt {@code timestamp with time zone}
 */
public record SeenSince(String id, Instant seenAt) {
    static SeenSince read(ResultSet rs, int c) throws SQLException {
        return new SeenSince(
                rs.getString(c),
                ColumnTypes.TIMESTAMPTZ.get(rs, c + 1));
    }
}
