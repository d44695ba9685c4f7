package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.Paging.Total;
import dev.rowan.shape.Graph;
import dev.rowan.shape.Shape;
import org.jooq.Condition;

/**
 * A query with an order, which has pages. Immutable.
 *
 * <p>A page starts behind a row, by the values of the order: {@code where (created_at, id) < (?, ?)}. So pages stay right while rows
 * come and go: a row that is there all the time is on one page, once. Where rows can be equal in the order, the primary key is added to
 * it, in the direction of the last column. Nulls, mixed directions and collations are as the server sorts them. A volatile
 * expression in the order, as {@code random()}, has no pages. The statement's id is the table's name and {@code page}.
 *
 * @param <R> the table's row
 */
public final class OrderedQuery<R> extends Query<R> {
    private final Total total;

    OrderedQuery(Selected<R> selected) {
        this(selected, Total.NONE);
    }

    private OrderedQuery(Selected<R> selected, Total total) {
        super(selected);
        this.total = total;
    }

    @Override
    public OrderedQuery<R> and(Condition condition) {
        return new OrderedQuery<>(narrowed(condition), total);
    }

    @Override
    public OrderedQuery<R> and(Filter<R> filter) {
        return and(requireNonNull(filter, "filter is null").condition());
    }

    /** Pages say how many rows meet the condition, which the server counts one by one. In the same round trip. */
    public OrderedQuery<R> withTotal() {
        return new OrderedQuery<>(selected, Total.EXACT);
    }

    /**
     * Pages say about how many rows meet the condition, as the planner guesses from its statistics: {@code EXPLAIN}. It reads no row, and
     * can be far off where columns depend on each other. In the same round trip; its statement id ends in {@code estimate}.
     */
    public OrderedQuery<R> withEstimatedTotal() {
        return new OrderedQuery<>(selected, Total.ESTIMATED);
    }

    /**
     * The first page. One round trip.
     *
     * @param size how many rows at most, from 1
     * @throws IllegalArgumentException when the query has a limit; or when rows can be equal in its order, and the table has no primary
     *     key
     */
    public Page<R> page(int size) {
        return paging().page(size, null, selected.row().graph());
    }

    /**
     * The page that starts, or ends, at a place: {@link Page#next} or {@link Page#previous} of another one. Else as {@link #page(int)}.
     *
     * @throws dev.rowan.error.InvalidInput when it is no cursor of this query: changed, cut, signed by another key, or of a query with
     *     another table, order or other conditions. Values in conditions may be others. Nothing was sent
     */
    public Page<R> page(int size, Cursor<R> cursor) {
        return paging().page(
                        size,
                        requireNonNull(cursor, "cursor is null"),
                        selected.row().graph());
    }

    /** What the shape makes of the rows of the first page. One round trip. Else as {@link #page(int)}. */
    public <T> Page<T> page(int size, Shape<R, T> shape) {
        return paging().page(size, null, graph(shape));
    }

    /** What the shape makes of the rows of another page. One round trip. Else as {@link #page(int, Cursor)}. */
    public <T> Page<T> page(int size, Cursor<T> cursor, Shape<R, T> shape) {
        return paging().page(size, requireNonNull(cursor, "cursor is null"), graph(shape));
    }

    /**
     * Rows behind the first {@code offset}, which the server reads and drops. When rows come or go between two pages, others are on both or
     * on none. It has no cursors. Any order will do; the primary key is added where there is one.
     *
     * @param size how many rows at most, from 1
     * @throws IllegalArgumentException when {@code offset} is negative, or the query has a limit
     */
    public Page<R> offsetPage(int size, long offset) {
        return paging().offset(size, offset, selected.row().graph());
    }

    /** What the shape makes of these rows. One round trip. Else as {@link #offsetPage(int, long)}. */
    public <T> Page<T> offsetPage(int size, long offset, Shape<R, T> shape) {
        return paging().offset(size, offset, graph(shape));
    }

    private Paging<R> paging() {
        return new Paging<>(selected, total);
    }

    private static <R, T> Graph<R, T> graph(Shape<R, T> shape) {
        return requireNonNull(shape, "shape is null").graph();
    }
}
