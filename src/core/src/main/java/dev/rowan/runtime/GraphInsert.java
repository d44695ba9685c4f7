package dev.rowan.runtime;

import dev.rowan.NewRow;
import dev.rowan.PlannedStatement;
import dev.rowan.RowType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
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
            int columns = ColumnValues.presentInAny(
                            step.stream().map(NewNode::values).toList())
                    .size();
            batches.addAll(BatchInsert.chunks(step, columns));
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
        Statement statement = family(batch).of(values);
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
            Iterator<NewNode> nodes = batch.iterator();
            BatchInsert.send(session, family(batch).of(values), values, (rs, first) -> {
                NewNode node = nodes.next();
                node.read(rs);
                if (node == root) {
                    readRoot(rs);
                }
                return node;
            });
        }
        return Objects.requireNonNull(stored);
    }

    /** The primary key of the root's stored row. */
    Object[] rootKey() {
        return rootKey.clone();
    }

    private void readRoot(ResultSet rs) throws SQLException {
        stored = row.read(rs, 1);
        rootKey = new Object[row.key().size()];
        for (int i = 0; i < rootKey.length; i++) {
            int column = row.key().get(i);
            rootKey[i] = row.columns().get(column).type().get(rs, column + 1);
        }
    }

    private static StatementFamily family(List<NewNode> batch) {
        return batch.getFirst().into().insert();
    }
}
