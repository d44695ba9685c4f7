// public_/AcmeQueries.java
    private static final ColumnType<Mood> NOTE_OR_NULL_MOOD_TYPE =
            ColumnTypes.enumeration(Mood.values(), Mood::getLiteral);

    /**
     * {@code queries.noteOrNull}, for tools.
     */
    public static final Statement NOTE_OR_NULL = new Statement("queries.noteOrNull", """
            update users set mood = ?::public.mood, born = ?::date where id = ?::text""");

    /**
     * From {@code db/queries/note_or_null.sql}.
     *
     * @return the number of rows written
     */
    public long noteOrNull(@Nullable Mood mood, @Nullable LocalDate born, String id) {
        notNull(id, "id");
        return session.named().write(NOTE_OR_NULL, s -> {
                    setNullable(s, 1, NOTE_OR_NULL_MOOD_TYPE, mood, "mood");
                    setNullable(s, 2, ColumnTypes.DATE, born, "born");
                    set(s, 3, ColumnTypes.TEXT, id, "id");
                });
    }
