// public_/AcmeQueries.java
    private static final ColumnType<Mood> BY_MOOD_MOOD_TYPE = ColumnTypes.enumeration(Mood.values(), Mood::getLiteral);

    /**
     * {@code queries.byMood}, for tools.
     */
    public static final TypedQuery<ByMood> BY_MOOD = new TypedQuery<>(new Statement("queries.byMood", """
            select id, mood from users where mood = ?::public.mood"""), ByMood::read);

    /**
     * From {@code db/queries/by_mood.sql}.
     */
    public List<ByMood> byMood(Mood mood) {
        return byMood(mood, BY_MOOD.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> byMood(Mood mood, RowReader<T> reader) {
        notNull(mood, "mood");
        notNull(reader, "reader");
        return session.named().list(BY_MOOD.statement(), s -> set(s, 1, BY_MOOD_MOOD_TYPE, mood, "mood"), reader);
    }

// public_/ByMood.java
/**
 * A row of {@code db/queries/by_mood.sql}.
 *
 * @param id {@code character varying(20)}
 * @param mood {@code mood}
 */
public record ByMood(String id, Mood mood) {
    static ByMood read(ResultSet rs, int c) throws SQLException {
        return new ByMood(
                rs.getString(c),
                User.MOOD_TYPE.get(rs, c + 1));
    }
}
