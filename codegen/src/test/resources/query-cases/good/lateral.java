// public_/AcmeQueries.java
    /**
     * {@code queries.lateral}, for tools.
     */
    public static final TypedQuery<Lateral> LATERAL = new TypedQuery<>(new Statement("queries.lateral", """
            select u.id, p.name from users u left join lateral (select name from projects where user_id = u.id order by id limit 1) p on true"""), Lateral::read);

    /**
     * From {@code db/queries/lateral.sql}.
     */
    public List<Lateral> lateral() {
        return lateral(LATERAL.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> lateral(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(LATERAL.statement(), Binder.NONE, reader);
    }

// public_/Lateral.java
/**
 * A row of {@code db/queries/lateral.sql}.
 *
 * @param id {@code character varying(20)}
 * @param name {@code text}
 */
public record Lateral(String id, @Nullable String name) {
    static Lateral read(ResultSet rs, int c) throws SQLException {
        return new Lateral(
                rs.getString(c),
                rs.getString(c + 1));
    }
}
