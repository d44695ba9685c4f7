// public_/AcmeQueries.java
    /**
     * {@code queries.bornOn}, for tools.
     */
    public static final TypedQuery<BornOn> BORN_ON = new TypedQuery<>(new Statement("queries.bornOn", """
            select id, born from users where born = ?"""), BornOn::read);

    /**
     * From {@code db/queries/born_on.sql}.
     */
    public List<BornOn> bornOn(LocalDate day) {
        return bornOn(day, BORN_ON.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> bornOn(LocalDate day, RowReader<T> reader) {
        notNull(day, "day");
        notNull(reader, "reader");
        return session.named().list(BORN_ON.statement(), s -> set(s, 1, ColumnTypes.DATE, day, "day"), reader);
    }

// public_/BornOn.java
/**
 * A row of {@code db/queries/born_on.sql}.
 *
 * @param id {@code character varying(20)}
 * @param born {@code date}
 */
public record BornOn(String id, LocalDate born) {
    static BornOn read(ResultSet rs, int c) throws SQLException {
        return new BornOn(
                rs.getString(c),
                ColumnTypes.DATE.get(rs, c + 1));
    }
}
