// public_/AcmeQueries.java
    private static final ColumnType<@Nullable String[]> TAG_ALL_TAGS_TYPE = TextTypes.TEXT.array();

    /**
     * {@code queries.tagAll}, for tools.
     */
    public static final Statement TAG_ALL = new Statement("queries.tagAll", """
            update users set tags = ?::text[]::text[]""");

    /**
     * From {@code db/queries/tag_all.sql}.
     *
     * @return the number of rows written
     */
    public long tagAll(@Nullable String[] tags) {
        notNull(tags, "tags");
        return session.named().write(TAG_ALL, s -> set(s, 1, TAG_ALL_TAGS_TYPE, tags, "tags"));
    }
