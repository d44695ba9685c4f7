// public_/AcmeQueries.java
    /**
     * {@code queries.cte}, for tools.
     */
    public static final TypedQuery<Cte> CTE = new TypedQuery<>(new Statement("queries.cte", """
            with rich as (select id, user_id, name, budget, home, hours from projects where budget > 1000)
            select r.id, r.name from rich r order by r.id"""), Cte::read);

    /**
     * From {@code db/queries/cte.sql}.
     */
    public List<Cte> cte() {
        return cte(CTE.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> cte(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(CTE.statement(), Binder.NONE, reader);
    }

// public_/Cte.java
/**
 * A row of {@code db/queries/cte.sql}.
 *
 * @param id {@code integer}
 * @param name {@code text}
 */
public record Cte(int id, String name) {
    static Cte read(ResultSet rs, int c) throws SQLException {
        return new Cte(
                rs.getInt(c),
                rs.getString(c + 1));
    }
}
