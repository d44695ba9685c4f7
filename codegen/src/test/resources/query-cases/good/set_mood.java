// public_/AcmeQueries.java
    private static final ColumnType<Mood> SET_MOOD_MOOD_TYPE = ColumnTypes.enumeration(Mood.values(), Mood::getLiteral);

    /**
     * {@code queries.setMood}, for tools.
     */
    public static final Statement SET_MOOD = new Statement("queries.setMood", """
            update users set mood = ?::public.mood, born = ?::date, settings = coalesce(?::jsonb, settings), plan = ?::text where id = ?::text""");

    /**
     * From {@code db/queries/set_mood.sql}.
     *
     * @return the number of rows written
     */
    public long setMood(SetMoodParameters parameters) {
        notNull(parameters, "parameters");
        return session.named().write(SET_MOOD, s -> {
                    setNullable(s, 1, SET_MOOD_MOOD_TYPE, parameters.mood, "mood");
                    setNullable(s, 2, ColumnTypes.DATE, parameters.born, "born");
                    setNullable(s, 3, ColumnTypes.JSONB, parameters.settings, "settings");
                    set(s, 4, UserPlan.TYPE, parameters.plan, "plan");
                    set(s, 5, ColumnTypes.TEXT, parameters.id, "id");
                });
    }

    /**
     * The same, as {@code setMood(p -> p.mood(...).born(...).settings(...).plan(...).id(...))}.
     */
    public long setMood(Function<SetMoodParameters.NeedsMood, SetMoodParameters> parameters) {
        notNull(parameters, "parameters");
        return setMood(notNull(parameters.apply(SetMoodParameters::mood), "what the lambda returns"));
    }

// public_/SetMoodParameters.java
/**
 * What {@code db/queries/set_mood.sql} is given: {@code SetMoodParameters.mood(...).born(...).settings(...).plan(...).id(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class SetMoodParameters {
    final @Nullable Mood mood;

    final @Nullable LocalDate born;

    final @Nullable JSONB settings;

    final UserPlan plan;

    final String id;

    private SetMoodParameters(@Nullable Mood mood, @Nullable LocalDate born,
            @Nullable JSONB settings, UserPlan plan, String id) {
        this.mood = mood;
        this.born = born;
        this.settings = settings;
        this.plan = Objects.requireNonNull(plan, "plan is null");
        this.id = Objects.requireNonNull(id, "id is null");
    }

    /**
     * {@code mood}
     */
    public static NeedsBorn mood(@Nullable Mood mood) {
        return born -> settings -> plan -> id -> new SetMoodParameters(mood, born, settings, plan, id);
    }

    /**
     * Parameters that lack {@code born}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsBorn {
        /**
         * {@code date}
         */
        NeedsSettings born(@Nullable LocalDate born);
    }

    /**
     * Parameters that lack {@code settings}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsSettings {
        /**
         * {@code jsonb}
         */
        NeedsPlan settings(@Nullable JSONB settings);
    }

    /**
     * Parameters that lack {@code plan}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsPlan {
        /**
         * {@code text}
         */
        NeedsId plan(UserPlan plan);
    }

    /**
     * Parameters that lack {@code id}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsId {
        /**
         * {@code text}
         */
        SetMoodParameters id(String id);
    }

    /**
     * Parameters that lack {@code mood}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsMood {
        /**
         * {@code mood}
         */
        NeedsBorn mood(@Nullable Mood mood);
    }
}
