// public_/AcmeQueries.java
    /**
     * {@code queries.homes}, for tools.
     */
    public static final TypedQuery<Homes> HOMES = new TypedQuery<>(new Statement("queries.homes", """
            select c1, c2::text from (
            select id, home from projects where home is not null
            ) as q (c1, c2)"""), Homes::read);

    /**
     * From {@code db/queries/homes.sql}.
     */
    public List<Homes> homes() {
        return homes(HOMES.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> homes(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(HOMES.statement(), Binder.NONE, reader);
    }

// public_/Homes.java
/**
 * A row of {@code db/queries/homes.sql}.
 *
 * @param id {@code integer}
 * @param home {@code place}
 */
public record Homes(int id, @Nullable String home) {
    static Homes read(ResultSet rs, int c) throws SQLException {
        return new Homes(
                rs.getInt(c),
                rs.getString(c + 1));
    }
}
