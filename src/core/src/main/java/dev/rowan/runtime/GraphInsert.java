package dev.rowan.runtime;

import dev.rowan.NewRow;
import dev.rowan.PlannedStatement;
import dev.rowan.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A graph of new rows as the INSERTs that store it, in the order of {@link InsertOrder}: one for each table and 512 rows, or
 * the powers of two that make up their number. Of one execution, and one thread.
 *
 * @param <R> the root's row as stored
 */
public final class GraphInsert<R> {
    private final RowType<R> row;
    private final NewNode root;
    private final List<List<NewNode>> batches = new ArrayList<>();
    private @Nullable R stored;
    private Object[] rootKey = {};

    private GraphInsert(RowType<R> row, NewNode root, List<List<NewNode>> steps) {
        this.row = row;
        this.root = root;
        for (List<NewNode> step : steps) {
            batches.addAll(InsertChunks.of(step.getFirst().into(), step, NewNode::values));
        }
    }

    /**
     * Composes them.
     *
     * @throws IllegalArgumentException when the rows do not fit together, with all that is wrong
     */
    public static <R> GraphInsert<R> of(NewRow<R> graph) {
        Objects.requireNonNull(graph, "graph is null");
        var problems = new GraphProblems();
        List<NewNode> nodes = GraphNodes.of(graph, problems);
        List<List<NewNode>> steps = InsertOrder.of(nodes, problems);
        problems.refuse();
        return new GraphInsert<>(graph.into().row(), nodes.getFirst(), steps);
    }

    /** What {@link #run} sends. */
    public List<PlannedStatement> statements() {
        return batches.stream().map(GraphInsert::planned).toList();
    }

    private static PlannedStatement planned(List<NewNode> batch) {
        List<ColumnValues> values = batch.stream().map(NewNode::values).toList();
        Statement statement = batch.getFirst().into().statement(values);
        int parameters = values.stream().mapToInt(v -> v.present().size()).sum();
        return new PlannedStatement(statement.id(), statement.sql(), batch.size(), parameters);
    }

    boolean isOneStatement() {
        return batches.size() == 1;
    }

    /** Stores the rows; returns the root's. */
    R run(Session session) {
        for (List<NewNode> batch : batches) {
            List<ColumnValues> values = batch.stream().map(NewNode::filled).toList();
            if (batch.contains(root)) {
                storeWithRoot(session, batch, values);
            } else {
                store(session, batch, values);
            }
        }
        return Objects.requireNonNull(stored);
    }

    private static void store(Session session, List<NewNode> batch, List<ColumnValues> values) {
        InsertInto<?> into = batch.getFirst().into();
        int[] places = batch.stream()
                .flatMap(NewNode::needed)
                .mapToInt(i -> i)
                .sorted()
                .distinct()
                .toArray();
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

    private record WithRow<R>(StoredValues values, R row) {}

    private void storeWithRoot(Session session, List<NewNode> batch, List<ColumnValues> values) {
        int[] places = Stream.concat(row.key().stream(), batch.stream().flatMap(NewNode::needed))
                .mapToInt(i -> i)
                .sorted()
                .distinct()
                .toArray();
        List<WithRow<R>> rows = BatchInsert.send(
                session,
                root.into(),
                values,
                (rs, first) -> new WithRow<>(StoredValues.read(places, row.columns(), rs), row.read(rs, first)));
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).read(rows.get(i).values());
        }
        WithRow<R> ofRoot = rows.get(batch.indexOf(root));
        stored = ofRoot.row();
        rootKey = row.key().stream()
                .map(place -> Objects.requireNonNull(ofRoot.values().get(place)))
                .toArray();
    }

    /** The primary key of the root's stored row. */
    Object[] rootKey() {
        return rootKey.clone();
    }
}
