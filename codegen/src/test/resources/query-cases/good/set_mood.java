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
    public long setMood(SetMoodParameters<Given, Given, Given, Given, Given> parameters) {
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
    public long setMood(
            Function<SetMoodParameters<SetMoodParameters.NeedsMood, SetMoodParameters.NeedsBorn,
                    SetMoodParameters.NeedsSettings, SetMoodParameters.NeedsPlan, SetMoodParameters.NeedsId>,
                    SetMoodParameters<Given, Given, Given, Given, Given>> parameters) {
        notNull(parameters, "parameters");
        return setMood(notNull(parameters.apply(SetMoodParameters.EMPTY), "what the lambda returns"));
    }

// public_/SetMoodParameters.java
/**
 * What {@code db/queries/set_mood.sql} is given, in any order:
 * {@code SetMoodParameters.EMPTY.mood(...).born(...).settings(...).plan(...).id(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class SetMoodParameters<MOOD, BORN, SETTINGS, PLAN, ID> {
    /**
     * Nothing yet, to start from.
     */
    public static final SetMoodParameters<NeedsMood, NeedsBorn, NeedsSettings, NeedsPlan, NeedsId> EMPTY =
            new SetMoodParameters<>(null, null, null, null, null);

    final @Nullable Mood mood;

    final @Nullable LocalDate born;

    final @Nullable JSONB settings;

    final @Nullable UserPlan plan;

    final @Nullable String id;

    private SetMoodParameters(@Nullable Mood mood, @Nullable LocalDate born,
            @Nullable JSONB settings, @Nullable UserPlan plan, @Nullable String id) {
        this.mood = mood;
        this.born = born;
        this.settings = settings;
        this.plan = plan;
        this.id = id;
    }

    /**
     * {@code mood}
     */
    public SetMoodParameters<Given, BORN, SETTINGS, PLAN, ID> mood(@Nullable Mood mood) {
        return new SetMoodParameters<>(mood, born, settings, plan, id);
    }

    /**
     * {@code date}
     */
    public SetMoodParameters<MOOD, Given, SETTINGS, PLAN, ID> born(@Nullable LocalDate born) {
        return new SetMoodParameters<>(mood, born, settings, plan, id);
    }

    /**
     * {@code jsonb}
     */
    public SetMoodParameters<MOOD, BORN, Given, PLAN, ID> settings(@Nullable JSONB settings) {
        return new SetMoodParameters<>(mood, born, settings, plan, id);
    }

    /**
     * {@code text}
     */
    public SetMoodParameters<MOOD, BORN, SETTINGS, Given, ID> plan(UserPlan plan) {
        return new SetMoodParameters<>(mood, born, settings, Objects.requireNonNull(plan, "plan is null"), id);
    }

    /**
     * {@code text}
     */
    public SetMoodParameters<MOOD, BORN, SETTINGS, PLAN, Given> id(String id) {
        return new SetMoodParameters<>(mood, born, settings, plan, Objects.requireNonNull(id, "id is null"));
    }

    /**
     * Stands in the type of parameters that lack {@code mood}.
     */
    public interface NeedsMood {
    }

    /**
     * Stands in the type of parameters that lack {@code born}.
     */
    public interface NeedsBorn {
    }

    /**
     * Stands in the type of parameters that lack {@code settings}.
     */
    public interface NeedsSettings {
    }

    /**
     * Stands in the type of parameters that lack {@code plan}.
     */
    public interface NeedsPlan {
    }

    /**
     * Stands in the type of parameters that lack {@code id}.
     */
    public interface NeedsId {
    }
}
