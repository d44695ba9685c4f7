// public_/AcmeQueries.java
    /**
     * {@code queries.insertedUser}, for tools.
     */
    public static final TypedQuery<User> INSERTED_USER = new TypedQuery<>(new Statement("queries.insertedUser", """
            with q (c1, c2, c3, c4, c5, c6, c7, c8, c9) as (
            insert into users (id, email) values (?::character varying, ?::text) returning id, email, plan, mood, born, seen_at, tags, settings, boss_id
            ) select c1, c2, c3, c4, c5, c6, c7::text, c8, c9 from q"""), User::read);

    /**
     * From {@code db/queries/inserted_user.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public User insertedUser(InsertedUserParameters<Given, Given> parameters) {
        return insertedUser(parameters, INSERTED_USER.reader());
    }

    /**
     * The same, as {@code insertedUser(p -> p.id(...).email(...))}.
     */
    public User insertedUser(
            Function<InsertedUserParameters<InsertedUserParameters.NeedsId, InsertedUserParameters.NeedsEmail>,
                    InsertedUserParameters<Given, Given>> parameters) {
        notNull(parameters, "parameters");
        return insertedUser(notNull(parameters.apply(InsertedUserParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T insertedUser(InsertedUserParameters<Given, Given> parameters,
            RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().one(INSERTED_USER.statement(), s -> {
                    set(s, 1, ColumnTypes.TEXT, parameters.id, "id");
                    set(s, 2, ColumnTypes.TEXT, parameters.email, "email");
                }, reader);
    }

// public_/InsertedUserParameters.java
/**
 * What {@code db/queries/inserted_user.sql} is given, in any order:
 * {@code InsertedUserParameters.EMPTY.id(...).email(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class InsertedUserParameters<ID, EMAIL> {
    /**
     * Nothing yet, to start from.
     */
    public static final InsertedUserParameters<NeedsId, NeedsEmail> EMPTY = new InsertedUserParameters<>(null, null);

    final @Nullable String id;

    final @Nullable String email;

    private InsertedUserParameters(@Nullable String id, @Nullable String email) {
        this.id = id;
        this.email = email;
    }

    /**
     * {@code character varying}
     */
    public InsertedUserParameters<Given, EMAIL> id(String id) {
        return new InsertedUserParameters<>(Objects.requireNonNull(id, "id is null"), email);
    }

    /**
     * {@code text}
     */
    public InsertedUserParameters<ID, Given> email(String email) {
        return new InsertedUserParameters<>(id, Objects.requireNonNull(email, "email is null"));
    }

    /**
     * Stands in the type of parameters that lack {@code id}.
     */
    public interface NeedsId {
    }

    /**
     * Stands in the type of parameters that lack {@code email}.
     */
    public interface NeedsEmail {
    }
}
