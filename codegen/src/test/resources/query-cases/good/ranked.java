// public_/AcmeQueries.java
    /**
     * {@code queries.ranked}, for tools.
     */
    public static final TypedQuery<Ranked> RANKED = new TypedQuery<>(new Statement("queries.ranked", """
            select id, rank() over (partition by user_id order by budget desc nulls last) as place from projects"""), Ranked::read);

    /**
     * From {@code db/queries/ranked.sql}.
     */
    public List<Ranked> ranked() {
        return ranked(RANKED.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> ranked(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(RANKED.statement(), Binder.NONE, reader);
    }

// public_/Ranked.java
/**
 * A row of {@code db/queries/ranked.sql}.
 *
 * @param id {@code integer}
 * @param place {@code bigint}
 */
public record Ranked(int id, long place) {
    static Ranked read(ResultSet rs, int c) throws SQLException {
        return new Ranked(
                rs.getInt(c),
                ColumnTypes.INT8.get(rs, c + 1));
    }
}
