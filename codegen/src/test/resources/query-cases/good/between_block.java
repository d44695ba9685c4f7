// public_/AcmeQueries.java
    static final List<QueryVariant> BETWEEN_BLOCK_VARIANTS = List.of(
    QueryVariant.of("queries.betweenBlock", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            where p.user_id = ?::text
            order by p.id
            ) as q (c1, c2, c3, c4, c5, c6)""", 0),
    QueryVariant.of("queries.betweenBlock+budget", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            where p.user_id = ?::text
                and p.budget between ? and ?
            order by p.id
            ) as q (c1, c2, c3, c4, c5, c6)""", 0, 1, 2));

    /**
     * {@code queries.betweenBlock}, for tools.
     */
    public static final TypedQuery<Project> BETWEEN_BLOCK =
            new TypedQuery<>(BETWEEN_BLOCK_VARIANTS.getFirst().statement(), Project::read);

    /**
     * From {@code db/queries/between_block.sql}.
     */
    public List<Project> betweenBlock(BetweenBlockParameters<Given> parameters) {
        return betweenBlock(parameters, BETWEEN_BLOCK.reader());
    }

    /**
     * The same, as {@code betweenBlock(p -> p.userId(...))}.
     */
    public List<Project> betweenBlock(
            Function<BetweenBlockParameters<BetweenBlockParameters.NeedsUserId>,
                    BetweenBlockParameters<Given>> parameters) {
        notNull(parameters, "parameters");
        return betweenBlock(notNull(parameters.apply(BetweenBlockParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> betweenBlock(BetweenBlockParameters<Given> parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        QueryVariant variant = BETWEEN_BLOCK_VARIANTS.get(parameters.blocks);
        return session.named().list(variant.statement(), s -> {
                    int place = 0;
                    for (int parameter : variant.parameters()) {
                        place++;
                        switch (parameter) {
                            case 0 -> set(s, place, ColumnTypes.TEXT, parameters.userId, "userId");
                            case 1 -> set(s, place, ColumnTypes.NUMERIC, parameters.least, "least");
                            default -> set(s, place, ColumnTypes.NUMERIC, parameters.most, "most");
                        }
                    }
                }, reader);
    }

// public_/BetweenBlockParameters.java
/**
 * What {@code db/queries/between_block.sql} is given, in any order: {@code BetweenBlockParameters.EMPTY.userId(...)},
 * and what can be left out.
 * Immutable; arrays and collections are not copied.
 */
public final class BetweenBlockParameters<USER_ID> {
    /**
     * Nothing yet, to start from.
     */
    public static final BetweenBlockParameters<NeedsUserId> EMPTY = new BetweenBlockParameters<>(null, null, null, 0);

    final @Nullable String userId;

    final @Nullable BigDecimal least;

    final @Nullable BigDecimal most;

    final int blocks;

    private BetweenBlockParameters(@Nullable String userId, @Nullable BigDecimal least,
            @Nullable BigDecimal most, int blocks) {
        this.userId = userId;
        this.least = least;
        this.most = most;
        this.blocks = blocks;
    }

    /**
     * {@code text}
     */
    public BetweenBlockParameters<Given> userId(String userId) {
        return new BetweenBlockParameters<>(Objects.requireNonNull(userId, "userId is null"), least, most, blocks);
    }

    /**
     * Asks for the block {@code budget}.
     */
    public BetweenBlockParameters<USER_ID> budget(BigDecimal least, BigDecimal most) {
        return new BetweenBlockParameters<>(userId, Objects.requireNonNull(least, "least is null"),
                Objects.requireNonNull(most, "most is null"), blocks | 1);
    }

    /**
     * Stands in the type of parameters that lack {@code userId}.
     */
    public interface NeedsUserId {
    }
}
