// public_/AcmeQueries.java
    static final List<QueryVariant> BLOCKS_IN_ORDER_VARIANTS = List.of(
    QueryVariant.of("queries.blocksInOrder", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            where true
            order by p.name, p.id
            limit ?
            ) as q (c1, c2, c3, c4, c5, c6)""", 2),
    QueryVariant.of("queries.blocksInOrder+owner", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            where true
                and p.user_id = ?::text
            order by p.name, p.id
            limit ?
            ) as q (c1, c2, c3, c4, c5, c6)""", 0, 2),
    QueryVariant.of("queries.blocksInOrder+ids", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            where true
                and p.id = any(?::integer[])
            order by p.name, p.id
            limit ?
            ) as q (c1, c2, c3, c4, c5, c6)""", 1, 2),
    QueryVariant.of("queries.blocksInOrder+owner+ids", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            where true
                and p.user_id = ?::text
                and p.id = any(?::integer[])
            order by p.name, p.id
            limit ?
            ) as q (c1, c2, c3, c4, c5, c6)""", 0, 1, 2),
    QueryVariant.of("queries.blocksInOrder+newest", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            where true
            order by p.id desc
            limit ?
            ) as q (c1, c2, c3, c4, c5, c6)""", 2),
    QueryVariant.of("queries.blocksInOrder+owner+newest", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            where true
                and p.user_id = ?::text
            order by p.id desc
            limit ?
            ) as q (c1, c2, c3, c4, c5, c6)""", 0, 2),
    QueryVariant.of("queries.blocksInOrder+ids+newest", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            where true
                and p.id = any(?::integer[])
            order by p.id desc
            limit ?
            ) as q (c1, c2, c3, c4, c5, c6)""", 1, 2),
    QueryVariant.of("queries.blocksInOrder+owner+ids+newest", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            where true
                and p.user_id = ?::text
                and p.id = any(?::integer[])
            order by p.id desc
            limit ?
            ) as q (c1, c2, c3, c4, c5, c6)""", 0, 1, 2));

    /**
     * {@code queries.blocksInOrder}, for tools.
     */
    public static final TypedQuery<Project> BLOCKS_IN_ORDER =
            new TypedQuery<>(BLOCKS_IN_ORDER_VARIANTS.getFirst().statement(), Project::read);

    /**
     * From {@code db/queries/blocks_in_order.sql}.
     */
    public List<Project> blocksInOrder(BlocksInOrderParameters<Given> parameters,
            BlocksInOrderOrder order) {
        return blocksInOrder(parameters, order, BLOCKS_IN_ORDER.reader());
    }

    /**
     * The same, as {@code blocksInOrder(p -> p.limit(...))}.
     */
    public List<Project> blocksInOrder(
            Function<BlocksInOrderParameters<BlocksInOrderParameters.NeedsLimit>,
                    BlocksInOrderParameters<Given>> parameters,
            BlocksInOrderOrder order) {
        notNull(parameters, "parameters");
        notNull(order, "order");
        return blocksInOrder(notNull(parameters.apply(BlocksInOrderParameters.EMPTY), "what the lambda returns"),
                order);
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> blocksInOrder(BlocksInOrderParameters<Given> parameters,
            BlocksInOrderOrder order, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(order, "order");
        notNull(reader, "reader");
        noneNull(parameters.ids, "ids");
        QueryVariant variant = BLOCKS_IN_ORDER_VARIANTS.get(parameters.blocks + 4 * order.ordinal());
        return session.named().list(variant.statement(), s -> {
                    int place = 0;
                    for (int parameter : variant.parameters()) {
                        place++;
                        switch (parameter) {
                            case 0 -> set(s, place, ColumnTypes.TEXT, parameters.owner, "owner");
                            case 1 -> setAll(s, place, TextTypes.INT4, parameters.ids, "ids");
                            default -> s.setLong(place, parameters.limit);
                        }
                    }
                }, reader);
    }

// public_/BlocksInOrderOrder.java
/**
 * In which order {@code db/queries/blocks_in_order.sql} gives its rows.
 */
public enum BlocksInOrderOrder {
    NAME,

    NEWEST
}

// public_/BlocksInOrderParameters.java
/**
 * What {@code db/queries/blocks_in_order.sql} is given, in any order: {@code BlocksInOrderParameters.EMPTY.limit(...)},
 * and what can be left out.
 * Immutable; arrays and collections are not copied.
 */
public final class BlocksInOrderParameters<LIMIT> {
    /**
     * Nothing yet, to start from.
     */
    public static final BlocksInOrderParameters<NeedsLimit> EMPTY = new BlocksInOrderParameters<>(null, null, 0, 0);

    final @Nullable String owner;

    final @Nullable Collection<Integer> ids;

    final long limit;

    final int blocks;

    private BlocksInOrderParameters(@Nullable String owner, @Nullable Collection<Integer> ids,
            long limit, int blocks) {
        this.owner = owner;
        this.ids = ids;
        this.limit = limit;
        this.blocks = blocks;
    }

    /**
     * {@code bigint}
     */
    public BlocksInOrderParameters<Given> limit(long limit) {
        return new BlocksInOrderParameters<>(owner, ids, limit, blocks);
    }

    /**
     * Asks for the block {@code owner}.
     */
    public BlocksInOrderParameters<LIMIT> owner(String owner) {
        return new BlocksInOrderParameters<>(Objects.requireNonNull(owner, "owner is null"), ids, limit, blocks | 1);
    }

    /**
     * Asks for the block {@code ids}.
     */
    public BlocksInOrderParameters<LIMIT> ids(Collection<Integer> ids) {
        return new BlocksInOrderParameters<>(owner, Objects.requireNonNull(ids, "ids is null"), limit, blocks | 2);
    }

    /**
     * Sets it to these elements.
     */
    public BlocksInOrderParameters<LIMIT> ids(Integer ids, Integer... more) {
        return ids(Several.list(ids, more));
    }

    /**
     * Stands in the type of parameters that lack {@code limit}.
     */
    public interface NeedsLimit {
    }
}
