package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.session.JooqSql;
import dev.rowan.session.Session;
import dev.rowan.shape.Graph;
import dev.rowan.shape.Graphs;
import dev.rowan.shape.RowType;
import dev.rowan.shape.Shape;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A dynamic query on one table: rendered by jOOQ, values bound, read by the generated reader. Immutable: each method
 * returns another query. Its statement id is the table's name and {@code where}, {@code count} or {@code exists}.
 *
 * @param <R> the table's row
 */
public final class Query<R> {
    private final Session session;
    private final RowType<R> row;
    private final Condition where;
    private final List<OrderField<?>> order;
    private final @Nullable Integer limit;

    /** For repositories. */
    public Query(Session session, RowType<R> row, Condition where) {
        this(session, row, where, List.of(), null);
    }

    private Query(
            Session session, RowType<R> row, Condition where, List<OrderField<?>> order, @Nullable Integer limit) {
        this.session = session;
        this.row = row;
        this.where = where;
        this.order = order;
        this.limit = limit;
    }

    /** Narrows the query: both conditions must hold. */
    public Query<R> and(Condition condition) {
        return new Query<>(session, row, where.and(requireNonNull(condition, "condition is null")), order, limit);
    }

    /** Replaces the order. Without one, rows come in no particular order. */
    public Query<R> orderBy(OrderField<?>... by) {
        for (OrderField<?> one : requireNonNull(by, "by is null")) {
            requireNonNull(one, "an order is null");
        }
        return new Query<>(session, row, where, List.of(by), limit);
    }

    /**
     * At most {@code rows} rows.
     *
     * @throws IllegalArgumentException when negative
     */
    public Query<R> limit(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("limit is " + rows + ": it cannot be negative");
        }
        return new Query<>(session, row, where, order, rows);
    }

    /** The rows; all of them without a {@link #limit}. One statement. */
    public List<R> list() {
        String id = row.name() + ".where";
        JooqSql sql = select(id, row.places());
        return session.list(sql.statement(id), sql, row::read);
    }

    /** What the shape makes of each row. One round trip; outside of a transaction one snapshot. */
    public <T> List<T> list(Shape<R, T> shape) {
        Graph<R, T> graph = requireNonNull(shape, "shape is null").graph();
        String id = row.name() + ".where";
        JooqSql sql = select(id, graph.columns());
        return Graphs.list(session, id, sql, graph);
    }

    /** {@code columns}: their places in the table. */
    private JooqSql select(String id, List<Integer> columns) {
        JooqSql comparisons = session.rendering()
                .comparisons(id, row.table(), row.selected(columns), row.sqlName(), where, order, limit);
        if (comparisons != null) {
            return comparisons;
        }
        List<Field<?>> all = row.fields();
        SelectQuery<?> select =
                selectAny(columns.stream().<Field<?>>map(all::get).toList());
        select.addOrderBy(order);
        if (limit != null) {
            select.addLimit(limit);
        }
        return session.rendering().sql(id, select);
    }

    private SelectQuery<?> selectAny(List<Field<?>> columns) {
        SelectQuery<?> select = session.rendering().select(row.table());
        select.addSelect(columns);
        select.addConditions(where);
        return select;
    }

    /** The first row in the query's order, if there is one. One statement, which reads one row. */
    public Optional<R> first() {
        return one().list().stream().findFirst();
    }

    /** What the shape makes of the first row in the query's order, if there is one. One round trip. */
    public <T> Optional<T> first(Shape<R, T> shape) {
        return one().list(shape).stream().findFirst();
    }

    private Query<R> one() {
        return limit != null && limit == 0 ? this : limit(1);
    }

    /** How many rows meet the condition; order and limit play no part. One statement. */
    public long count() {
        String id = row.name() + ".count";
        JooqSql sql = session.rendering().sql(id, selectAny(List.of(DSL.count())));
        return session.get(sql.statement(id), sql, (rs, first) -> rs.getLong(first));
    }

    /** Whether a row meets the condition; order and limit play no part. One statement. */
    public boolean exists() {
        SelectQuery<?> select = selectAny(List.of(DSL.one()));
        select.addLimit(1);
        String id = row.name() + ".exists";
        JooqSql sql = session.rendering().sql(id, select);
        return session.find(sql.statement(id), sql, (rs, first) -> true).isPresent();
    }
}
