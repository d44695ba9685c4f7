// public_/AcmeQueries.java
    /**
     * {@code queries.isUuid}, for tools.
     */
    public static final TypedQuery<Boolean> IS_UUID = new TypedQuery<>(new Statement("queries.isUuid", """
            select ?::uuid = ?::uuid as same"""), (rs, c) -> ColumnTypes.BOOL.get(rs, c));

    /**
     * From {@code db/queries/is_uuid.sql}.
     *
     * @throws dev.rowan.error.RowNotFound when it gives none
     * @throws dev.rowan.error.TooManyRows when it gives more than one
     */
    public boolean isUuid(IsUuidParameters parameters) {
        return isUuid(parameters, IS_UUID.reader());
    }

    /**
     * The same, as {@code isUuid(p -> p.id(...).other(...))}.
     */
    public boolean isUuid(Function<IsUuidParameters.NeedsId, IsUuidParameters> parameters) {
        notNull(parameters, "parameters");
        return isUuid(notNull(parameters.apply(IsUuidParameters::id), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T isUuid(IsUuidParameters parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().one(IS_UUID.statement(), s -> {
                    set(s, 1, ColumnTypes.UUID, parameters.id, "id");
                    set(s, 2, ColumnTypes.UUID, parameters.other, "other");
                }, reader);
    }

// public_/IsUuidParameters.java
/**
 * What {@code db/queries/is_uuid.sql} is given: {@code IsUuidParameters.id(...).other(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class IsUuidParameters {
    final UUID id;

    final UUID other;

    private IsUuidParameters(UUID id, UUID other) {
        this.id = Objects.requireNonNull(id, "id is null");
        this.other = Objects.requireNonNull(other, "other is null");
    }

    /**
     * {@code uuid}
     */
    public static NeedsOther id(UUID id) {
        Objects.requireNonNull(id, "id is null");
        return other -> new IsUuidParameters(id, other);
    }

    /**
     * Parameters that lack {@code other}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsOther {
        /**
         * {@code uuid}
         */
        IsUuidParameters other(UUID other);
    }

    /**
     * Parameters that lack {@code id}, and perhaps what comes after it.
     */
    @FunctionalInterface
    public interface NeedsId {
        /**
         * {@code uuid}
         */
        NeedsOther id(UUID id);
    }
}
