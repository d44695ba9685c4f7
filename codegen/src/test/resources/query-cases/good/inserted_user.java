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
    public User insertedUser(InsertedUserParameters parameters) {
        return insertedUser(parameters, INSERTED_USER.reader());
    }

    /**
     * The same, as {@code insertedUser(p -> p.id(...).email(...))}.
     */
    public User insertedUser(
            Function<InsertedUserParameters.NeedsId, InsertedUserParameters> parameters) {
        notNull(parameters, "parameters");
        return insertedUser(notNull(parameters.apply(InsertedUserParameters::id), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T insertedUser(InsertedUserParameters parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().one(INSERTED_USER.statement(), s -> {
                    set(s, 1, ColumnTypes.TEXT, parameters.id, "id");
                    set(s, 2, ColumnTypes.TEXT, parameters.email, "email");
                }, reader);
    }

// public_/InsertedUserParameters.java
/**
 * What {@code db/queries/inserted_user.sql} is given: {@code InsertedUserParameters.id(...).email(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class InsertedUserParameters {
    final String id;

    final String email;

    private InsertedUserParameters(String id, String email) {
        this.id = Objects.requireNonNull(id, "id is null");
        this.email = Objects.requireNonNull(email, "email is null");
    }

    /**
     * {@code character varying}
     */
    public static NeedsEmail id(String id) {
        Objects.requireNonNull(id, "id is null");
        return email -> new InsertedUserParameters(id, email);
    }

    /**
     * Parameters that lack {@code email}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsEmail {
        /**
         * {@code text}
         */
        InsertedUserParameters email(String email);
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
