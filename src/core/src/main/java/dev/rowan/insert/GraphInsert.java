package dev.rowan.insert;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.ColumnValues;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import dev.rowan.shape.RowType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Graphs of new rows as the INSERTs that store them, in the order of {@link InsertOrder}: one for each table, or as many as
 * {@link InsertChunks} makes of its rows. Of one execution, and one thread.
 *
 * @param <R> the roots' row as stored
 */
final class GraphInsert<R> {
    private final List<NewNode> roots;
    private final List<List<NewNode>> batches = new ArrayList<>();
    private final Map<NewNode, WithRow<R>> stored = new HashMap<>();
    private final RowType<R> row;

    private record WithRow<R>(StoredValues values, R row) {}

    private GraphInsert(RowType<R> row, List<NewNode> roots, List<List<NewNode>> steps) {
        this.row = row;
        this.roots = roots;
        for (List<NewNode> step : steps) {
            batches.addAll(InsertChunks.of(step.getFirst().into(), step, NewNode::values));
        }
    }

    /**
     * Composes them.
     *
     * @throws IllegalArgumentException when the rows do not fit together, with all that is wrong
     */
    static <R> GraphInsert<R> of(NewRow<R> graph) {
        return of(List.of(requireNonNull(graph, "graph is null")), false);
    }

    /**
     * Composes those of several graphs, which are stored together. An object that stands in two of them is one row where it is
     * one in a single graph.
     *
     * @param graphs at least one
     * @throws NullPointerException naming the place of a graph that is null, the first is 0
     * @throws IllegalArgumentException when the rows do not fit together, with all that is wrong and the places of the graphs
     */
    static <R> GraphInsert<R> of(Collection<? extends NewRow<R>> graphs) {
        List<NewRow<R>> all = new ArrayList<>(graphs.size());
        for (NewRow<R> graph : graphs) {
            if (graph == null) {
                throw new NullPointerException("graphs[" + all.size() + "] is null");
            }
            all.add(graph);
        }
        return of(all, true);
    }

    private static <R> GraphInsert<R> of(List<NewRow<R>> graphs, boolean several) {
        var problems = new GraphProblems();
        List<NewNode> nodes = GraphNodes.of(graphs, several, problems);
        List<List<NewNode>> steps = InsertOrder.of(nodes, problems);
        problems.refuse();
        return new GraphInsert<>(graphs.getFirst().into().row(), List.copyOf(nodes.subList(0, graphs.size())), steps);
    }

    /** What {@link #run} sends. */
    List<PlannedStatement> statements() {
        return batches.stream().map(GraphInsert::planned).toList();
    }

    private static PlannedStatement planned(List<NewNode> batch) {
        List<ColumnValues> values = batch.stream().map(NewNode::values).toList();
        RowsInsert insert = RowsInsert.of(batch.getFirst().into(), values, 0);
        Statement statement = insert.statement();
        return new PlannedStatement(statement.id(), statement.sql(), batch.size(), insert.parameters());
    }

    boolean isOneStatement() {
        return batches.size() == 1;
    }

    /** Stores the rows; returns the roots' in the order of their graphs. */
    List<R> run(Session session) {
        for (List<NewNode> batch : batches) {
            List<ColumnValues> values = batch.stream().map(NewNode::filled).toList();
            if (batch.stream().anyMatch(this::isRoot)) {
                storeWithRoots(session, batch, values);
            } else {
                store(session, batch, values);
            }
        }
        return roots.stream().map(root -> ofRoot(root).row()).toList();
    }

    /** The roots are the first of all nodes. */
    private boolean isRoot(NewNode node) {
        return node.number() < roots.size();
    }

    private WithRow<R> ofRoot(NewNode root) {
        return requireNonNull(stored.get(root));
    }

    private static void store(Session session, List<NewNode> batch, List<ColumnValues> values) {
        InsertInto<?> into = batch.getFirst().into();
        int[] places = places(List.of(), batch);
        if (places.length == 0) {
            BatchInsert.send(session, into, values);
            return;
        }
        List<StoredValues> rows = BatchInsert.send(
                session,
                into,
                values,
                (rs, first) -> StoredValues.read(places, into.row().columns(), rs));
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).read(rows.get(i));
        }
    }

    private void storeWithRoots(Session session, List<NewNode> batch, List<ColumnValues> values) {
        int[] places = places(row.key(), batch);
        List<WithRow<R>> rows = BatchInsert.send(
                session,
                batch.getFirst().into(),
                values,
                (rs, first) -> new WithRow<>(StoredValues.read(places, row.columns(), rs), row.read(rs, first)));
        for (int i = 0; i < batch.size(); i++) {
            NewNode node = batch.get(i);
            node.read(rows.get(i).values());
            if (isRoot(node)) {
                stored.put(node, rows.get(i));
            }
        }
    }

    /** These columns and those that others need of the rows, ascending. */
    private static int[] places(List<Integer> columns, List<NewNode> batch) {
        var places = new BitSet();
        columns.forEach(places::set);
        batch.forEach(node -> node.addNeeded(places));
        return places.stream().toArray();
    }

    /** The primary keys of the roots' stored rows. */
    List<Object[]> rootKeys() {
        return roots.stream()
                .map(root -> row.key().stream()
                        .map(place -> requireNonNull(ofRoot(root).values().get(place)))
                        .toArray())
                .toList();
    }
}
