// public_/AcmeQueries.java
    /**
     * {@code queries.upsertUser}, for tools.
     */
    public static final TypedQuery<User> UPSERT_USER = new TypedQuery<>(new Statement("queries.upsertUser", """
            with q (c1, c2, c3, c4, c5, c6, c7, c8, c9) as (
            insert into users as u (id, email) values (?::character varying, ?::text)
            on conflict (id) do update set email = excluded.email
            returning u.id, u.email, u.plan, u.mood, u.born, u.seen_at, u.tags, u.settings, u.boss_id
            ) select c1, c2, c3, c4, c5, c6, c7::text, c8, c9 from q"""), User::read);

    /**
     * From {@code db/queries/upsert_user.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public User upsertUser(UpsertUserParameters<Given, Given> parameters) {
        return upsertUser(parameters, UPSERT_USER.reader());
    }

    /**
     * The same, as {@code upsertUser(p -> p.id(...).email(...))}.
     */
    public User upsertUser(
            Function<UpsertUserParameters<UpsertUserParameters.NeedsId, UpsertUserParameters.NeedsEmail>,
                    UpsertUserParameters<Given, Given>> parameters) {
        notNull(parameters, "parameters");
        return upsertUser(notNull(parameters.apply(UpsertUserParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T upsertUser(UpsertUserParameters<Given, Given> parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().one(UPSERT_USER.statement(), s -> {
                    set(s, 1, ColumnTypes.TEXT, parameters.id, "id");
                    set(s, 2, ColumnTypes.TEXT, parameters.email, "email");
                }, reader);
    }

// public_/UpsertUserParameters.java
/**
 * What {@code db/queries/upsert_user.sql} is given, in any order:
 * {@code UpsertUserParameters.EMPTY.id(...).email(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class UpsertUserParameters<ID, EMAIL> {
    /**
     * Nothing yet, to start from.
     */
    public static final UpsertUserParameters<NeedsId, NeedsEmail> EMPTY = new UpsertUserParameters<>(null, null);

    final @Nullable String id;

    final @Nullable String email;

    private UpsertUserParameters(@Nullable String id, @Nullable String email) {
        this.id = id;
        this.email = email;
    }

    /**
     * {@code character varying}
     */
    public UpsertUserParameters<Given, EMAIL> id(String id) {
        return new UpsertUserParameters<>(Objects.requireNonNull(id, "id is null"), email);
    }

    /**
     * {@code text}
     */
    public UpsertUserParameters<ID, Given> email(String email) {
        return new UpsertUserParameters<>(id, Objects.requireNonNull(email, "email is null"));
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
