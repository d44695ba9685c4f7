// public_/AcmeQueries.java
    /**
     * {@code queries.groupingSets}, for tools.
     */
    public static final TypedQuery<GroupingSets> GROUPING_SETS =
            new TypedQuery<>(new Statement("queries.groupingSets", """
            select user_id, name, sum(budget) as budget from projects group by grouping sets ((user_id, name), (user_id), ())"""), GroupingSets::read);

    /**
     * From {@code db/queries/grouping_sets.sql}.
     */
    public List<GroupingSets> groupingSets() {
        return groupingSets(GROUPING_SETS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> groupingSets(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(GROUPING_SETS.statement(), Binder.NONE, reader);
    }

// public_/GroupingSets.java
/**
 * A row of {@code db/queries/grouping_sets.sql}.
 *
 * @param userId {@code character varying}
 * @param name {@code text}
 * @param budget {@code numeric}
 */
public record GroupingSets(@Nullable String userId, @Nullable String name,
        @Nullable BigDecimal budget) {
    static GroupingSets read(ResultSet rs, int c) throws SQLException {
        return new GroupingSets(
                rs.getString(c),
                rs.getString(c + 1),
                rs.getBigDecimal(c + 2));
    }
}
