// public_/AcmeQueries.java
    static final List<QueryVariant> ONE_BLOCK_VARIANTS = List.of(
    QueryVariant.of("queries.oneBlock", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            where true
            order by p.id
            ) as q (c1, c2, c3, c4, c5, c6)"""),
    QueryVariant.of("queries.oneBlock+name", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            where true
                and p.name = ?::text
            order by p.id
            ) as q (c1, c2, c3, c4, c5, c6)""", 0));

    /**
     * {@code queries.oneBlock}, for tools.
     */
    public static final TypedQuery<Project> ONE_BLOCK =
            new TypedQuery<>(ONE_BLOCK_VARIANTS.getFirst().statement(), Project::read);

    /**
     * From {@code db/queries/one_block.sql}.
     */
    public List<Project> oneBlock(OneBlockParameters parameters) {
        return oneBlock(parameters, ONE_BLOCK.reader());
    }

    /**
     * The same, as {@code oneBlock(p -> p.name(...))}.
     */
    public List<Project> oneBlock(UnaryOperator<OneBlockParameters> parameters) {
        notNull(parameters, "parameters");
        return oneBlock(notNull(parameters.apply(OneBlockParameters.EMPTY), "what the lambda returns"));
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> oneBlock(OneBlockParameters parameters, RowReader<T> reader) {
        notNull(parameters, "parameters");
        notNull(reader, "reader");
        QueryVariant variant = ONE_BLOCK_VARIANTS.get(parameters.blocks);
        return session.named().list(variant.statement(), s -> {
                    for (int place = 1; place <= variant.parameters().size(); place++) {
                        set(s, place, ColumnTypes.TEXT, parameters.name, "name");
                    }
                }, reader);
    }

// public_/OneBlockParameters.java
/**
 * What {@code db/queries/one_block.sql} is given, in any order: {@code OneBlockParameters.EMPTY.name(...)}, and what
 * can be left out.
 * Immutable; arrays and collections are not copied.
 */
public final class OneBlockParameters {
    /**
     * Nothing yet, to start from.
     */
    public static final OneBlockParameters EMPTY = new OneBlockParameters(null, 0);

    final @Nullable String name;

    final int blocks;

    private OneBlockParameters(@Nullable String name, int blocks) {
        this.name = name;
        this.blocks = blocks;
    }

    /**
     * Asks for the block {@code name}.
     */
    public OneBlockParameters name(String name) {
        return new OneBlockParameters(Objects.requireNonNull(name, "name is null"), blocks | 1);
    }
}
