// public_/AcmeQueries.java
    /**
     * {@code queries.userTags}, for tools.
     */
    public static final TypedQuery<@Nullable String[]> USER_TAGS =
            new TypedQuery<>(new Statement("queries.userTags", """
            select c1::text from (
            select tags from users where id = ?::text
            ) as q (c1)"""), (rs, c) -> User.TAGS_TYPE.get(rs, c));

    /**
     * From {@code db/queries/user_tags.sql}.
     *
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public Optional<@Nullable String[]> userTags(String id) {
        return userTags(id, USER_TAGS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> Optional<T> userTags(String id, RowReader<T> reader) {
        notNull(id, "id");
        notNull(reader, "reader");
        return session.named().optional(USER_TAGS.statement(), s -> set(s, 1, ColumnTypes.TEXT, id, "id"), reader);
    }
