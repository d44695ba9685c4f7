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
    public boolean isUuid(IsUuidParameters<Given, Given> parameters) {
        return isUuid(parameters, IS_UUID.reader());
    }

    /**
     * The same, as {@code isUuid(p -> p.id(...).other(...))}.
     */
    public boolean isUuid(
            Function<IsUuidParameters<IsUuidParameters.NeedsId, IsUuidParameters.NeedsOther>,
                    IsUuidParameters<Given, Given>> parameters) {
        notNull(parameters, "parameters");
        return isUuid(notNull(parameters.apply(IsUuidParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> T isUuid(IsUuidParameters<Given, Given> parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        return session.named().one(IS_UUID.statement(), s -> {
                    set(s, 1, ColumnTypes.UUID, parameters.id, "id");
                    set(s, 2, ColumnTypes.UUID, parameters.other, "other");
                }, reader);
    }

// public_/IsUuidParameters.java
/**
 * What {@code db/queries/is_uuid.sql} is given, in any order: {@code IsUuidParameters.EMPTY.id(...).other(...)}.
 * Immutable; arrays and collections are not copied.
 */
public final class IsUuidParameters<ID, OTHER> {
    /**
     * Nothing yet, to start from.
     */
    public static final IsUuidParameters<NeedsId, NeedsOther> EMPTY = new IsUuidParameters<>(null, null);

    final @Nullable UUID id;

    final @Nullable UUID other;

    private IsUuidParameters(@Nullable UUID id, @Nullable UUID other) {
        this.id = id;
        this.other = other;
    }

    /**
     * {@code uuid}
     */
    public IsUuidParameters<Given, OTHER> id(UUID id) {
        return new IsUuidParameters<>(Objects.requireNonNull(id, "id is null"), other);
    }

    /**
     * {@code uuid}
     */
    public IsUuidParameters<ID, Given> other(UUID other) {
        return new IsUuidParameters<>(id, Objects.requireNonNull(other, "other is null"));
    }

    /**
     * Stands in the type of parameters that lack {@code id}.
     */
    public interface NeedsId {
    }

    /**
     * Stands in the type of parameters that lack {@code other}.
     */
    public interface NeedsOther {
    }
}
