// public_/AcmeQueries.java
    static final List<QueryVariant> IN_ORDER_VARIANTS = List.of(
    QueryVariant.of("queries.inOrder", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            order by p.name, p.id
            ) as q (c1, c2, c3, c4, c5, c6)"""),
    QueryVariant.of("queries.inOrder+newest", """
            select c1, c2, c3, c4, c5::text, c6::text from (
            select p.id, p.user_id, p.name, p.budget, p.home, p.hours from projects p
            order by p.id desc
            ) as q (c1, c2, c3, c4, c5, c6)"""));

    /**
     * {@code queries.inOrder}, for tools.
     */
    public static final TypedQuery<Project> IN_ORDER =
            new TypedQuery<>(IN_ORDER_VARIANTS.getFirst().statement(), Project::read);

    /**
     * From {@code db/queries/in_order.sql}.
     */
    public List<Project> inOrder(InOrderOrder order) {
        return inOrder(order, IN_ORDER.reader());
    }

    /**
     * The same, each row of the result read by the caller's {@code reader}, by position.
     */
    public <T> List<T> inOrder(InOrderOrder order, RowReader<T> reader) {
        notNull(order, "order");
        notNull(reader, "reader");
        QueryVariant variant = IN_ORDER_VARIANTS.get(order.ordinal());
        return session.named().list(variant.statement(), Binder.NONE, reader);
    }

// public_/InOrderOrder.java
/**
 * In which order {@code db/queries/in_order.sql} gives its rows.
 */
public enum InOrderOrder {
    NAME,

    NEWEST
}
