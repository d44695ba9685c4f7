// public_/AcmeQueries.java
    /**
     * {@code queries.nestedNullableColumnsByInnerJoin}, for tools.
     */
    public static final TypedQuery<NestedNullableColumnsByInnerJoin> NESTED_NULLABLE_COLUMNS_BY_INNER_JOIN =
            new TypedQuery<>(new Statement("queries.nestedNullableColumnsByInnerJoin", """
            select c1, c2::text, c3 from (
            select u.id, p.home, p.budget from users u join projects p on p.user_id = u.id order by u.id, p.id
            ) as q (c1, c2, c3)"""), NestedNullableColumnsByInnerJoin::read);

    /**
     * From {@code db/queries/nested_nullable_columns_by_inner_join.sql}.
     */
    public List<NestedNullableColumnsByInnerJoin> nestedNullableColumnsByInnerJoin() {
        return NestedNullableColumnsByInnerJoin.nested(nestedNullableColumnsByInnerJoin(NESTED_NULLABLE_COLUMNS_BY_INNER_JOIN.reader()));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> nestedNullableColumnsByInnerJoin(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(NESTED_NULLABLE_COLUMNS_BY_INNER_JOIN.statement(), Binder.NONE, reader);
    }

// public_/NestedNullableColumnsByInnerJoin.java
/**
 * A row of {@code db/queries/nested_nullable_columns_by_inner_join.sql}.
 *
 * @param id {@code character varying(20)}
 * @param homes In the order of the rows
 */
public record NestedNullableColumnsByInnerJoin(String id,
        List<NestedNullableColumnsByInnerJoinHome> homes) {
    static NestedNullableColumnsByInnerJoin read(ResultSet rs, int c) throws SQLException {
        return new NestedNullableColumnsByInnerJoin(
                rs.getString(c),
                List.of(NestedNullableColumnsByInnerJoinHome.read(rs, c)));
    }

    /**
     * Rows that agree but for their homes become one.
     */
    static List<NestedNullableColumnsByInnerJoin> nested(
            List<NestedNullableColumnsByInnerJoin> rows) {
        return Nesting.merge(rows, NestedNullableColumnsByInnerJoin::homes,
                (row_, homes) -> new NestedNullableColumnsByInnerJoin(row_.id, homes));
    }
}

// public_/NestedNullableColumnsByInnerJoinHome.java
/**
 * A row of {@code db/queries/nested_nullable_columns_by_inner_join.sql}.
 *
 * @param home {@code place}
 * @param budget {@code numeric(10,2)}
 */
public record NestedNullableColumnsByInnerJoinHome(@Nullable String home,
        @Nullable BigDecimal budget) {
    static NestedNullableColumnsByInnerJoinHome read(ResultSet rs, int c) throws SQLException {
        return new NestedNullableColumnsByInnerJoinHome(
                rs.getString(c + 1),
                rs.getBigDecimal(c + 2));
    }
}
