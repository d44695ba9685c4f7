package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.runtime.DynamicSql;
import dev.rowan.runtime.Session;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.QueryPart;
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
    public Query<R> and(Condition more) {
        return new Query<>(session, row, where.and(requireNonNull(more, "condition is null")), order, limit);
    }

    /** Replaces the order. Without one, rows come in no particular order. */
    public Query<R> orderBy(OrderField<?>... by) {
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
        DynamicSql sql = select(row.selected());
        return session.list(sql.statement(row.name() + ".where"), sql, row::read);
    }

    /** What the shape makes of each row. One statement for the rows, then one round trip for all that is below them. */
    public <T> List<T> list(Shape<R, T> shape) {
        DynamicSql sql = select(shape.graph().listPlan().selected());
        return session.graphs(sql.statement(row.name() + ".where"), sql, shape.graph());
    }

    private DynamicSql select(String columns) {
        DynamicSql sql = selectAny(columns);
        for (int i = 0; i < order.size(); i++) {
            sql.text(i == 0 ? "\norder by " : ", ").part((QueryPart) order.get(i));
        }
        return limit == null ? sql : sql.text("\nlimit ").number(limit);
    }

    private DynamicSql selectAny(String columns) {
        return new DynamicSql()
                .text("select ")
                .text(columns)
                .text("\nfrom ")
                .text(row.sqlName())
                .text("\nwhere ")
                .part(where);
    }

    /** The first row in the query's order, if there is one. One statement, which reads one row. */
    public Optional<R> first() {
        return one().list().stream().findFirst();
    }

    /** What the shape makes of the first row in the query's order, if there is one. Two round trips. */
    public <T> Optional<T> first(Shape<R, T> shape) {
        return one().list(shape).stream().findFirst();
    }

    private Query<R> one() {
        return limit != null && limit == 0 ? this : limit(1);
    }

    /** How many rows meet the condition; order and limit play no part. One statement. */
    public long count() {
        DynamicSql sql = selectAny("count(*)");
        return session.get(sql.statement(row.name() + ".count"), sql, (rs, first) -> rs.getLong(first));
    }

    /** Whether a row meets the condition; order and limit play no part. One statement. */
    public boolean exists() {
        DynamicSql sql = selectAny("1").text("\nlimit 1");
        return session.find(sql.statement(row.name() + ".exists"), sql, (rs, first) -> true)
                .isPresent();
    }
}
