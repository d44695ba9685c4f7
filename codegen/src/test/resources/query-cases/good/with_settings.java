// public_/AcmeQueries.java
    /**
     * {@code queries.withSettings}, for tools.
     */
    public static final TypedQuery<WithSettings> WITH_SETTINGS =
            new TypedQuery<>(new Statement("queries.withSettings", """
            select id, settings from users where settings @> ?::jsonb"""), WithSettings::read);

    /**
     * From {@code db/queries/with_settings.sql}.
     */
    public List<WithSettings> withSettings(JSONB part) {
        return withSettings(part, WITH_SETTINGS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> withSettings(JSONB part, RowReader<T> reader) {
        notNull(part, "part");
        notNull(reader, "reader");
        return session.named().list(WITH_SETTINGS.statement(), s -> set(s, 1, ColumnTypes.JSONB, part, "part"), reader);
    }

// public_/WithSettings.java
/**
 * A row of {@code db/queries/with_settings.sql}.
 *
 * @param id {@code character varying(20)}
 * @param settings {@code jsonb}
 */
public record WithSettings(String id, JSONB settings) {
    static WithSettings read(ResultSet rs, int c) throws SQLException {
        return new WithSettings(
                rs.getString(c),
                ColumnTypes.JSONB.get(rs, c + 1));
    }
}
