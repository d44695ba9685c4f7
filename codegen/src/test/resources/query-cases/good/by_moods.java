// public_/AcmeQueries.java
    private static final TextType<Mood> BY_MOODS_MOODS_TYPE = TextTypes.enumeration(Mood.class, Mood::getLiteral);

    /**
     * {@code queries.byMoods}, for tools.
     */
    public static final TypedQuery<String> BY_MOODS = new TypedQuery<>(new Statement("queries.byMoods", """
            select id from users where mood = any(?::public._mood) order by id"""), (rs, c) -> rs.getString(c));

    /**
     * From {@code db/queries/by_moods.sql}.
     */
    public List<String> byMoods(Collection<Mood> moods) {
        return byMoods(moods, BY_MOODS.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> byMoods(Collection<Mood> moods, RowReader<T> reader) {
        notNull(moods, "moods");
        notNull(reader, "reader");
        noneNull(moods, "moods");
        return session.named().list(BY_MOODS.statement(), s -> setAll(s, 1, BY_MOODS_MOODS_TYPE, moods, "moods"),
                reader);
    }
