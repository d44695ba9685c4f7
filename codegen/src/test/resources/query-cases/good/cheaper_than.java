// public_/AcmeQueries.java
    /**
     * {@code queries.cheaperThan}, for tools.
     */
    public static final TypedQuery<CheaperThan> CHEAPER_THAN = new TypedQuery<>(new Statement("queries.cheaperThan", """
            select id, budget from projects where budget < ?"""), CheaperThan::read);

    /**
     * From {@code db/queries/cheaper_than.sql}.
     */
    public List<CheaperThan> cheaperThan(BigDecimal budget) {
        return cheaperThan(budget, CHEAPER_THAN.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> cheaperThan(BigDecimal budget, RowReader<T> reader) {
        notNull(budget, "budget");
        notNull(reader, "reader");
        return session.named().list(CHEAPER_THAN.statement(), s -> set(s, 1, ColumnTypes.NUMERIC, budget, "budget"),
                reader);
    }

// public_/CheaperThan.java
/**
 * A row of {@code db/queries/cheaper_than.sql}.
 *
 * @param id {@code integer}
 * @param budget {@code numeric(10,2)}
 */
public record CheaperThan(int id, BigDecimal budget) {
    static CheaperThan read(ResultSet rs, int c) throws SQLException {
        return new CheaperThan(
                rs.getInt(c),
                ColumnTypes.NUMERIC.get(rs, c + 1));
    }
}
