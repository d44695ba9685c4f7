// public_/AcmeQueries.java
    /**
     * {@code queries.nullableCollection}, for tools.
     */
    public static final TypedQuery<String> NULLABLE_COLLECTION =
            new TypedQuery<>(new Statement("queries.nullableCollection", """
            select id from users where ?::text[]::text[] is null or id = any(?::text[]::text[])"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/nullable_collection.sql}.
     */
    public List<String> nullableCollection(@Nullable Collection<String> ids) {
        return nullableCollection(ids, NULLABLE_COLLECTION.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> nullableCollection(@Nullable Collection<String> ids, RowReader<T> reader) {
        notNull(reader, "reader");
        noneNull(ids, "ids");
        return session.named().list(NULLABLE_COLLECTION.statement(), s -> {
                    setAllNullable(s, 1, TextTypes.TEXT, ids, "ids");
                    setAllNullable(s, 2, TextTypes.TEXT, ids, "ids");
                }, reader);
    }
