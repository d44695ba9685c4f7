// public_/AcmeQueries.java
    /**
     * {@code queries.namedValue}, for tools.
     */
    public static final TypedQuery<Address> NAMED_VALUE = new TypedQuery<>(new Statement("queries.namedValue", """
            select email from users"""), Address::read);

    /**
     * From {@code db/queries/named_value.sql}.
     */
    public List<Address> namedValue() {
        return namedValue(NAMED_VALUE.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> namedValue(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(NAMED_VALUE.statement(), Binder.NONE, reader);
    }

// public_/Address.java
/**
 * A row of {@code db/queries/named_value.sql}.
 *
 * @param email {@code text}
 */
public record Address(String email) {
    static Address read(ResultSet rs, int c) throws SQLException {
        return new Address(
                rs.getString(c));
    }
}
