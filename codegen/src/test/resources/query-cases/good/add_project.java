// public_/AcmeQueries.java
    /**
     * {@code queries.addProject}, for tools.
     */
    public static final TypedQuery<Integer> ADD_PROJECT = new TypedQuery<>(new Statement("queries.addProject", """
            insert into projects (user_id, name, budget) values (?::character varying, ?::text, ?::numeric)
            returning id"""), (rs, c) -> rs.getInt(c));

    /**
     * From {@code db/queries/add_project.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public int addProject(AddProjectParameters parameters) {
        return addProject(parameters, ADD_PROJECT.reader());
    }

    /**
     * The same, as {@code addProject(p -> p.user(...).name(...).budget(...))}.
     */
    public int addProject(
            Function<AddProjectParameters.NeedsUser, AddProjectParameters> parameters) {
        notNull(parameters, "parameters");
        return addProject(notNull(parameters.apply(AddProjectParameters::user), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T addProject(AddProjectParameters parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().one(ADD_PROJECT.statement(), s -> {
                    set(s, 1, ColumnTypes.TEXT, parameters.user, "user");
                    set(s, 2, ColumnTypes.TEXT, parameters.name, "name");
                    setNullable(s, 3, ColumnTypes.NUMERIC, parameters.budget, "budget");
                }, reader);
    }

// public_/AddProjectParameters.java
/**
 * What {@code db/queries/add_project.sql} is given: {@code AddProjectParameters.user(...).name(...).budget(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class AddProjectParameters {
    final String user;

    final String name;

    final @Nullable BigDecimal budget;

    private AddProjectParameters(String user, String name, @Nullable BigDecimal budget) {
        this.user = Objects.requireNonNull(user, "user is null");
        this.name = Objects.requireNonNull(name, "name is null");
        this.budget = budget;
    }

    /**
     * {@code character varying}
     */
    public static NeedsName user(String user) {
        Objects.requireNonNull(user, "user is null");
        return name -> budget -> new AddProjectParameters(user, name, budget);
    }

    /**
     * Parameters that lack {@code name}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsName {
        /**
         * {@code text}
         */
        NeedsBudget name(String name);
    }

    /**
     * Parameters that lack {@code budget}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsBudget {
        /**
         * {@code numeric}
         */
        AddProjectParameters budget(@Nullable BigDecimal budget);
    }

    /**
     * Parameters that lack {@code user}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsUser {
        /**
         * {@code character varying}
         */
        NeedsName user(String user);
    }
}
