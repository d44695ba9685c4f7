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
    public int addProject(AddProjectParameters<Given, Given, Given> parameters) {
        return addProject(parameters, ADD_PROJECT.reader());
    }

    /**
     * The same, as {@code addProject(p -> p.user(...).name(...).budget(...))}.
     */
    public int addProject(
            Function<AddProjectParameters<AddProjectParameters.NeedsUser, AddProjectParameters.NeedsName,
                    AddProjectParameters.NeedsBudget>, AddProjectParameters<Given, Given, Given>> parameters) {
        notNull(parameters, "parameters");
        return addProject(notNull(parameters.apply(AddProjectParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T addProject(AddProjectParameters<Given, Given, Given> parameters,
            RowReader<T> reader) {
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
 * What {@code db/queries/add_project.sql} is given, in any order:
 * {@code AddProjectParameters.EMPTY.user(...).name(...).budget(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class AddProjectParameters<USER, NAME, BUDGET> {
    /**
     * Nothing yet, to start from.
     */
    public static final AddProjectParameters<NeedsUser, NeedsName, NeedsBudget> EMPTY =
            new AddProjectParameters<>(null, null, null);

    final @Nullable String user;

    final @Nullable String name;

    final @Nullable BigDecimal budget;

    private AddProjectParameters(@Nullable String user, @Nullable String name,
            @Nullable BigDecimal budget) {
        this.user = user;
        this.name = name;
        this.budget = budget;
    }

    /**
     * {@code character varying}
     */
    public AddProjectParameters<Given, NAME, BUDGET> user(String user) {
        return new AddProjectParameters<>(Objects.requireNonNull(user, "user is null"), name, budget);
    }

    /**
     * {@code text}
     */
    public AddProjectParameters<USER, Given, BUDGET> name(String name) {
        return new AddProjectParameters<>(user, Objects.requireNonNull(name, "name is null"), budget);
    }

    /**
     * {@code numeric}
     */
    public AddProjectParameters<USER, NAME, Given> budget(@Nullable BigDecimal budget) {
        return new AddProjectParameters<>(user, name, budget);
    }

    /**
     * Stands in the type of parameters that lack {@code user}.
     */
    public interface NeedsUser {
    }

    /**
     * Stands in the type of parameters that lack {@code name}.
     */
    public interface NeedsName {
    }

    /**
     * Stands in the type of parameters that lack {@code budget}.
     */
    public interface NeedsBudget {
    }
}
