// public_/AcmeQueries.java
    /**
     * {@code queries.withSetting}, for tools.
     */
    public static final TypedQuery<String> WITH_SETTING = new TypedQuery<>(new Statement("queries.withSetting", """
            select id from users where settings ?? ?::text"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/with_setting.sql}.
     */
    public List<String> withSetting(String key) {
        return withSetting(key, WITH_SETTING.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> withSetting(String key, RowReader<T> reader) {
        notNull(key, "key");
        notNull(reader, "reader");
        return session.named().list(WITH_SETTING.statement(), s -> set(s, 1, ColumnTypes.TEXT, key, "key"), reader);
    }
