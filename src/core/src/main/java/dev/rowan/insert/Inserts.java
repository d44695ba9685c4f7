package dev.rowan.insert;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.ColumnValues;
import dev.rowan.error.QueryFailed;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import dev.rowan.session.StatementFamily;
import dev.rowan.shape.Graph;
import dev.rowan.shape.Graphs;
import dev.rowan.shape.KeyedRows;
import dev.rowan.shape.Root;
import dev.rowan.shape.RowType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** For generated code: stores new rows and graphs of them. */
public final class Inserts {
    private Inserts() {}

    /**
     * The stored rows in the order given; all or none of them. See {@link InsertChunks}.
     *
     * @throws NullPointerException naming the place of a row that is null, the first is 0
     * @throws IllegalArgumentException naming the place of a row that lacks a column, which was left to the row that it points to
     * @throws QueryFailed when a trigger or rule swallowed some, or when it cannot be told which is which
     */
    public static <R> List<R> all(Session session, Collection<? extends NewRow<R>> rows) {
        if (requireNonNull(rows, "rows is null").isEmpty()) {
            return List.of();
        }
        List<ColumnValues> values = new ArrayList<>(rows.size());
        for (NewRow<R> row : rows) {
            if (row == null) {
                throw new NullPointerException("rows[" + values.size() + "] is null");
            }
            ColumnValues given = row.values();
            if (values.isEmpty() || !given.isLike(values.getFirst())) {
                StatementFamily.refuseIncomplete(given, values.size());
            }
            values.add(given);
        }
        InsertInto<R> into = rows.iterator().next().into();
        List<List<ColumnValues>> chunks = InsertChunks.of(into, values, v -> v);
        return chunks.size() == 1
                ? BatchInsert.run(session, into, chunks)
                : session.repeatable(() -> session.transaction(inner -> BatchInsert.run(inner, into, chunks)));
    }

    /**
     * Stores all rows of a stream by COPY, or none; returns how many were stored. See {@link CopyInsert}.
     *
     * @throws NullPointerException naming the place of a row that is null, the first is 0
     */
    public static <R> long copy(
            Session session, RowType<R> row, Stream<? extends NewRow<R>> rows, LongConsumer progress) {
        String id = row.name() + ".copyIn";
        session.refuseIfAsked(id);
        return session.transaction(inner -> new CopyInsert(inner, id, row.sqlName()).all(rows, progress));
    }

    /** The row as stored, defaults filled in. */
    public static <R> R one(Session session, NewRow<R> row) {
        ColumnValues values = requireNonNull(row, "row is null").values();
        InsertInto<R> into = row.into();
        return session.insert(into.insert().of(values), s -> values.bind(s, 1), into.row()::read);
    }

    /** The same; empty where a row with one of its keys is there, or a trigger or rule swallowed it. */
    public static <R> Optional<R> ifAbsent(Session session, NewRow<R> row) {
        ColumnValues values = requireNonNull(row, "row is null").values();
        InsertInto<R> into = row.into();
        Statement statement = into.insert().ifAbsent(values);
        session.refuseIfAsked(statement.id());
        return session.find(statement, s -> values.bind(s, 1), into.row()::read);
    }

    /**
     * The stored row of a graph whose rows are all stored, or none of them. See {@link GraphInsert}.
     *
     * @throws IllegalArgumentException before anything is sent, when the rows do not fit together
     */
    public static <R> R graph(Session session, NewRow<R> graph) {
        requireNonNull(graph, "graph is null");
        return inserted(session, () -> GraphInsert.of(graph)).getFirst();
    }

    /** The same, with what a shape makes of the stored row, read in the same transaction: one more round trip. */
    public static <R, T> T graph(Session session, NewRow<R> graph, Root byKey, Graph<R, T> shape) {
        requireNonNull(graph, "graph is null");
        return inserted(
                session,
                () -> GraphInsert.of(graph),
                (inner, insert) ->
                        Graphs.get(inner, byKey, shape, insert.rootKeys().getFirst()));
    }

    /**
     * The stored rows of graphs in the order given; the rows of all graphs are stored, or none of them. See {@link GraphInsert}.
     *
     * @throws NullPointerException naming the place of a graph that is null, the first is 0
     * @throws IllegalArgumentException before anything is sent, when the rows do not fit together
     */
    public static <R> List<R> graphs(Session session, Collection<? extends NewRow<R>> graphs) {
        return requireNonNull(graphs, "graphs is null").isEmpty()
                ? List.of()
                : inserted(session, () -> GraphInsert.of(graphs));
    }

    /**
     * The same, with what a shape makes of each stored row, read in the same transaction: one more round trip.
     *
     * @param byKey finds one row
     * @param byKeys finds rows by arrays of their keys
     */
    public static <R, T> List<T> graphs(
            Session session, Collection<? extends NewRow<R>> graphs, Root byKey, Root byKeys, Graph<R, T> shape) {
        return requireNonNull(graphs, "graphs is null").isEmpty()
                ? List.of()
                : inserted(session, () -> GraphInsert.of(graphs), (inner, insert) -> {
                    List<Object[]> keys = insert.rootKeys();
                    return KeyedRows.inOrder(
                            keys,
                            Graphs.list(inner, byKeys, shape.keyed(), byKeys.arrays(keys)),
                            key -> Graphs.get(inner, byKey, shape, key));
                });
    }

    /** The same where rows are found by one key at a time: one more round trip for each graph. */
    public static <R, T> List<T> graphs(
            Session session, Collection<? extends NewRow<R>> graphs, Root byKey, Graph<R, T> shape) {
        return requireNonNull(graphs, "graphs is null").isEmpty()
                ? List.of()
                : inserted(
                        session,
                        () -> GraphInsert.of(graphs),
                        (inner, insert) -> insert.rootKeys().stream()
                                .map(key -> Graphs.get(inner, byKey, shape, key))
                                .toList());
    }

    private static <R> List<R> inserted(Session session, Supplier<GraphInsert<R>> graphs) {
        return session.repeatable(() -> {
            GraphInsert<R> insert = graphs.get();
            return insert.isOneStatement() ? insert.run(session) : session.transaction(insert::run);
        });
    }

    private static <R, T> T inserted(
            Session session, Supplier<GraphInsert<R>> graphs, BiFunction<Session, GraphInsert<R>, T> read) {
        return session.repeatable(() -> {
            GraphInsert<R> insert = graphs.get();
            return session.transaction(inner -> {
                insert.run(inner);
                return read.apply(inner, insert);
            });
        });
    }
}
