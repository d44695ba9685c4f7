package dev.rowan.insert;

import dev.rowan.shape.Join;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of graphs and which points to which. Rows that point to others are found first, so that an object in the place of
 * a row that is pointed to is the row which that object is elsewhere, in whichever of the graphs.
 */
final class GraphNodes {
    private record Task(NewNode node, NewBranch branch) {}

    /** A relation, and to which of its sides. */
    private record Direction(Join join, boolean above) {
        @Override
        @SuppressWarnings("ReferenceEquality") // relations are constants
        public boolean equals(@Nullable Object other) {
            return other instanceof Direction that && join == that.join && above == that.above;
        }

        @Override
        public int hashCode() {
            return 2 * System.identityHashCode(join) + (above ? 1 : 0);
        }
    }

    private final GraphProblems problems;
    private final Map<Direction, KeyCarry> carries = new HashMap<>();
    private final List<NewNode> nodes = new ArrayList<>();
    private final Map<NewRow<?>, List<NewNode>> nodesOfRow = new HashMap<>();
    private final Set<NewNode> pointedTo = new HashSet<>();
    private final Deque<Task> below = new ArrayDeque<>();
    private final Deque<Task> above = new ArrayDeque<>();

    private GraphNodes(GraphProblems problems) {
        this.problems = problems;
    }

    /** The roots first, in the order of their graphs. */
    static List<NewNode> of(List<? extends NewRow<?>> graphs, boolean several, GraphProblems problems) {
        var all = new GraphNodes(problems);
        for (int i = 0; i < graphs.size(); i++) {
            all.add(graphs.get(i), several ? "graphs[" + i + "]" : "");
        }
        for (Task task = all.next(); task != null; task = all.next()) {
            all.run(task);
        }
        return all.nodes;
    }

    private @Nullable Task next() {
        Task next = below.poll();
        return next != null ? next : above.poll();
    }

    private void run(Task task) {
        NewBranch branch = task.branch();
        if (branch.rows().isEmpty()) {
            return;
        }
        InsertInto<?> into = branch.rows().getFirst().into();
        KeyCarry carry = carries.computeIfAbsent(
                new Direction(branch.join(), branch.above()),
                d -> branch.above()
                        ? KeyCarry.of(branch, into, task.node().into())
                        : KeyCarry.of(branch, task.node().into(), into));
        for (NewRow<?> row : branch.rows()) {
            if (branch.above()) {
                task.node().pointsTo(pointedTo(row, task.node()), carry);
            } else {
                pointing(row, task.node()).pointsTo(task.node(), carry);
            }
        }
    }

    private NewNode pointing(NewRow<?> row, NewNode from) {
        List<NewNode> known = nodesOfRow.getOrDefault(alone(row), List.of());
        if (known.size() == 1 && pointedTo.remove(known.getFirst())) {
            expand(known.getFirst(), row);
            return known.getFirst();
        }
        return add(row, from.graph());
    }

    private NewNode pointedTo(NewRow<?> row, NewNode from) {
        List<NewNode> known = nodesOfRow.getOrDefault(alone(row), List.of());
        if (known.isEmpty()) {
            NewNode node = add(row, from.graph());
            pointedTo.add(node);
            return node;
        }
        if (known.size() > 1) {
            problems.add(row.into().row().name() + ": a row that is pointed to is given several times in lists", from);
        }
        expand(known.getFirst(), row);
        return known.getFirst();
    }

    private NewNode add(NewRow<?> row, String graph) {
        var node = new NewNode(nodes.size(), row, graph);
        nodes.add(node);
        nodesOfRow.computeIfAbsent(alone(row), r -> new ArrayList<>(1)).add(node);
        expand(node, row);
        return node;
    }

    private void expand(NewNode node, NewRow<?> source) {
        if (source instanceof NewGraph<?> graph && node.takes(graph)) {
            for (NewBranch branch : graph.branches()) {
                (branch.above() ? above : below).add(new Task(node, branch));
            }
        }
    }

    private static NewRow<?> alone(NewRow<?> row) {
        return row instanceof NewGraph<?> graph ? graph.alone() : row;
    }
}
