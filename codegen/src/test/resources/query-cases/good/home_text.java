// public_/AcmeQueries.java
    /**
     * {@code queries.homeText}, for tools.
     */
    public static final TypedQuery<HomeText> HOME_TEXT = new TypedQuery<>(new Statement("queries.homeText", """
            select id, home::text as home from projects"""), HomeText::read);

    /**
     * From {@code db/queries/home_text.sql}.
     */
    public List<HomeText> homeText() {
        return homeText(HOME_TEXT.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> homeText(RowReader<T> reader) {
        notNull(reader, "reader");
        return session.named().list(HOME_TEXT.statement(), Binder.NONE, reader);
    }

// public_/HomeText.java
/**
 * A row of {@code db/queries/home_text.sql}.
 *
 * @param id {@code integer}
 * @param home {@code text}
 */
public record HomeText(int id, @Nullable String home) {
    static HomeText read(ResultSet rs, int c) throws SQLException {
        return new HomeText(
                rs.getInt(c),
                rs.getString(c + 1));
    }
}
