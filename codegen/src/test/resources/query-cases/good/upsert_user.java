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
    public User upsertUser(UpsertUserParameters parameters) {
        return upsertUser(parameters, UPSERT_USER.reader());
    }

    /**
     * The same, as {@code upsertUser(p -> p.id(...).email(...))}.
     */
    public User upsertUser(
            Function<UpsertUserParameters.NeedsId, UpsertUserParameters> parameters) {
        notNull(parameters, "parameters");
        return upsertUser(notNull(parameters.apply(UpsertUserParameters::id), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T upsertUser(UpsertUserParameters parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().one(UPSERT_USER.statement(), s -> {
                    set(s, 1, ColumnTypes.TEXT, parameters.id, "id");
                    set(s, 2, ColumnTypes.TEXT, parameters.email, "email");
                }, reader);
    }

// public_/UpsertUserParameters.java
/**
 * What {@code db/queries/upsert_user.sql} is given: {@code UpsertUserParameters.id(...).email(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class UpsertUserParameters {
    final String id;

    final String email;

    private UpsertUserParameters(String id, String email) {
        this.id = Objects.requireNonNull(id, "id is null");
        this.email = Objects.requireNonNull(email, "email is null");
    }

    /**
     * {@code character varying}
     */
    public static NeedsEmail id(String id) {
        Objects.requireNonNull(id, "id is null");
        return email -> new UpsertUserParameters(id, email);
    }

    /**
     * Parameters that lack {@code email}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsEmail {
        /**
         * {@code text}
         */
        UpsertUserParameters email(String email);
    }

    /**
     * Parameters that lack {@code id}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsId {
        /**
         * {@code character varying}
         */
        NeedsEmail id(String id);
    }
}
