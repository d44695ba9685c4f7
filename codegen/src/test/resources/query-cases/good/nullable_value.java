// public_/AcmeQueries.java
    /**
     * {@code queries.nullableValue}, for tools.
     */
    public static final TypedQuery<NullableValue> NULLABLE_VALUE =
            new TypedQuery<>(new Statement("queries.nullableValue", """
            select max(budget) as most from projects"""), NullableValue::read);

    /**
     * From {@code db/queries/nullable_value.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public NullableValue nullableValue() {
        return nullableValue(NULLABLE_VALUE.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T nullableValue(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().one(NULLABLE_VALUE.statement(), Binder.NONE, reader);
    }

// public_/NullableValue.java
/**
 * A row of {@code db/queries/nullable_value.sql}.
 *
 * @param most {@code numeric}
 */
public record NullableValue(@Nullable BigDecimal most) {
    static NullableValue read(ResultSet rs, int c) throws SQLException {
        return new NullableValue(
                rs.getBigDecimal(c));
    }
}
