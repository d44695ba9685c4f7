package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.session.JooqSql;
import dev.rowan.session.Session;
import dev.rowan.shape.Graph;
import dev.rowan.shape.Graphs;
import dev.rowan.shape.RowType;
import dev.rowan.shape.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.SelectQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a dynamic query selects, and where it is sent. Immutable.
 *
 * @param closing how many of the order, at its end, only tell equal rows apart: groups have no use for them
 * @param lock what stands behind the select, if it locks; else empty
 */
record Selected<R>(
        Session session,
        RowType<R> row,
        Condition where,
        List<OrderField<?>> order,
        int closing,
        @Nullable Integer limit,
        String lock) {
    String id(String verb) {
        return row.name() + "." + verb;
    }

    Selected<R> where(Condition condition) {
        return new Selected<>(session, row, condition, order, closing, limit, lock);
    }

    Selected<R> order(List<OrderField<?>> by) {
        return new Selected<>(session, row, where, by, 0, limit, lock);
    }

    /** In an order that begins with this one, in which no rows are equal. */
    Selected<R> closed(List<OrderField<?>> by) {
        return new Selected<>(session, row, where, by, by.size() - order.size(), limit, lock);
    }

    Selected<R> limit(int rows) {
        return new Selected<>(session, row, where, order, closing, rows, lock);
    }

    Selected<R> on(Session other) {
        return new Selected<>(other, row, where, order, closing, limit, lock);
    }

    /** At most one row. */
    Selected<R> one() {
        return limit != null && limit == 0 ? this : limit(1);
    }

    Selected<R> lock(String how) {
        return new Selected<>(session, row, where, order, closing, limit, how);
    }

    List<R> list() {
        String id = id("where");
        JooqSql sql = sql(id, row.places());
        return session.list(sql.statement(id), sql, row::read);
    }

    <T> List<T> list(Shape<R, T> shape) {
        Graph<R, T> graph = requireNonNull(shape, "shape is null").graph();
        String id = id("where");
        return Graphs.list(session, id, sql(id, graph), graph);
    }

    Stream<R> stream() {
        String id = id("where");
        JooqSql sql = sql(id, row.places());
        return session.stream(sql.statement(id), sql, row::read);
    }

    <T> Stream<T> stream(Shape<R, T> shape) {
        Graph<R, T> graph = requireNonNull(shape, "shape is null").graph();
        String id = id("where");
        return Graphs.stream(session, id, sql(id, graph), graph);
    }

    /** What the root of a graph reads: rows, or groups of them. */
    private JooqSql sql(String id, Graph<R, ?> graph) {
        if (!graph.isGrouped()) {
            return sql(id, graph.columns());
        }
        if (!lock.isEmpty()) {
            graph.requireRows(id, "lock the rows by list(), and group them by a query of its own");
        }
        SelectQuery<?> select = any(List.of());
        graph.group(select);
        select.addOrderBy(order.subList(0, order.size() - closing));
        if (limit != null) {
            select.addLimit(limit);
        }
        return graph.during(() -> session.rendering().sql(id, select));
    }

    long copyOut(OutputStream out, CopyFormat format, LongConsumer progress) throws IOException {
        String id = id("copy");
        String header = format == CopyFormat.CSV
                ? ""
                : Arrays.stream(row.table().fields())
                        .map(f -> escaped(f.getName()))
                        .collect(Collectors.joining("\t", "", "\n"));
        return session.copyOut(id, sql(id, row.places()), format.options(), header, out, progress);
    }

    private static String escaped(String name) {
        return name.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /** {@code columns}: their places in the table. */
    JooqSql sql(String id, List<Integer> columns) {
        JooqSql sql = unlocked(id, columns);
        return lock.isEmpty() ? sql : sql.followedBy(lock);
    }

    /** {@code further}: columns of the table, or expressions, that are selected behind the others, as text. */
    JooqSql sql(String id, List<Integer> columns, List<OrderKey> further, long offset) {
        if (offset == 0 && further.stream().allMatch(k -> k.place() >= 0)) {
            String texts = further.stream()
                    .map(k -> ", " + row.columns().get(k.place()).name() + "::text")
                    .collect(Collectors.joining());
            JooqSql comparisons = comparisons(id, row.selected(columns) + texts);
            if (comparisons != null) {
                return comparisons;
            }
        }
        return select(
                id,
                Stream.concat(
                                columns.stream().map(row.fields()::get),
                                further.stream().map(OrderKey::text))
                        .toList(),
                offset);
    }

    private JooqSql unlocked(String id, List<Integer> columns) {
        JooqSql comparisons = comparisons(id, row.selected(columns));
        return comparisons != null
                ? comparisons
                : select(id, columns.stream().<Field<?>>map(row.fields()::get).toList(), 0);
    }

    /** {@code columns}: as the select list has them. */
    private @Nullable JooqSql comparisons(String id, String columns) {
        return session.rendering().comparisons(id, row.table(), columns, row.sqlName(), where, order, limit);
    }

    private JooqSql select(String id, List<? extends Field<?>> columns, long offset) {
        SelectQuery<?> select = any(columns);
        select.addOrderBy(order);
        if (limit != null) {
            select.addLimit(limit);
        }
        if (offset > 0) {
            select.addOffset(offset);
        }
        return session.rendering().sql(id, select);
    }

    /** Of all rows that meet the condition. */
    SelectQuery<?> any(List<? extends Field<?>> columns) {
        SelectQuery<?> select = session.rendering().select(row.table());
        select.addSelect(columns);
        select.addConditions(where);
        return select;
    }
}
