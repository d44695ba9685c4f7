package dev.rowan.insert;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.RecordType;
import dev.rowan.insert.InsertInto.SelfKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * In which order the rows of a graph are stored: rows before those that point to them, one table at a time, each once unless
 * its rows point to each other. Where that leaves a choice tables go by name, and a table's rows by its first key that is
 * known of all of them, else as the caller gave them: so two writers of the same rows wait for each other and do not deadlock.
 */
final class InsertOrder {
    private final Map<String, TableRows> tables = new TreeMap<>();

    private InsertOrder(List<NewNode> nodes) {
        for (NewNode node : nodes) {
            TableRows table = table(node);
            table.remaining++;
            node.parents().forEach(p -> table.above.add(table(p)));
            if (node.isReady()) {
                table.ready.add(node);
            }
        }
        nodes.stream()
                .collect(Collectors.groupingBy(NewNode::into, LinkedHashMap::new, Collectors.toList()))
                .forEach((into, rows) -> into.selfKeys().forEach(key -> pointByValue(key, rows)));
    }

    /**
     * Rows that name another of the graph by a value wait for it, where they can: it may come from a lower level. Of a key of several
     * columns those that the row gives count.
     */
    private static void pointByValue(SelfKey key, List<NewNode> rows) {
        Map<List<Integer>, Map<List<@Nullable Object>, List<NewNode>>> byKey = new HashMap<>();
        for (NewNode row : rows) {
            List<Integer> given = IntStream.range(0, key.from().size())
                    .filter(i -> row.given().isKnown(key.from().get(i)))
                    .boxed()
                    .toList();
            List<@Nullable Object> above = row.given().comparable(some(key.from(), given));
            if (given.isEmpty() || above.contains(null)) {
                continue;
            }
            byKey
                    .computeIfAbsent(
                            given,
                            columns -> rows.stream()
                                    .collect(
                                            Collectors.groupingBy(r -> r.given().comparable(some(key.to(), columns)))))
                    .getOrDefault(above, List.of())
                    .stream()
                    .filter(parent -> parent != row)
                    .forEach(row::notBefore);
        }
    }

    private static List<Integer> some(List<Integer> columns, List<Integer> which) {
        return which.stream().map(columns::get).toList();
    }

    /** Rows of one table each. */
    static List<List<NewNode>> of(List<NewNode> nodes, GraphProblems problems) {
        var order = new InsertOrder(nodes);
        List<List<NewNode>> steps = new ArrayList<>();
        int placed = 0;
        for (TableRows next = order.next(); next != null; next = order.next()) {
            List<NewNode> step = next.take();
            for (NewNode node : step) {
                node.plan(problems);
                node.released().forEach(n -> order.table(n).ready.add(n));
            }
            sort(step);
            steps.add(step);
            placed += step.size();
        }
        if (placed < nodes.size()) {
            problems.add(
                    "some rows of " + order.waiting()
                            + " point to each other in a circle: none of them can be stored first;"
                            + " leave a key out and set it by an update",
                    firstWaiting(nodes));
        }
        return steps;
    }

    private static NewNode firstWaiting(List<NewNode> nodes) {
        return nodes.stream().filter(n -> !n.isPlaced()).findFirst().orElseThrow();
    }

    /** The tables of the rows that are not placed, among them those below the circle. */
    private String waiting() {
        return tables.entrySet().stream()
                .filter(t -> t.getValue().remaining > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private TableRows table(NewNode node) {
        return tables.computeIfAbsent(node.into().row().sqlName(), n -> new TableRows());
    }

    private @Nullable TableRows next() {
        TableRows whole = first(TableRows::isWholeReady);
        if (whole != null) {
            return whole;
        }
        TableRows level = first(t -> t.isLevelReady() && !t.available().isEmpty());
        if (level != null) {
            return level;
        }
        TableRows some = first(t -> !t.available().isEmpty());
        return some != null ? some : first(t -> !t.ready.isEmpty());
    }

    private @Nullable TableRows first(Predicate<TableRows> condition) {
        return tables.values().stream().filter(condition).findFirst().orElse(null);
    }

    private static void sort(List<NewNode> rows) {
        rows.sort(Comparator.comparingInt(NewNode::number));
        rows.getFirst().into().keys().stream()
                .filter(key ->
                        rows.stream().allMatch(row -> key.stream().allMatch(column -> isComparable(row, column))))
                .findFirst()
                .ifPresent(key -> rows.sort((a, b) -> compare(key, a, b)));
    }

    private static boolean isComparable(NewNode row, int column) {
        return row.values().isKnown(column) && plain(row, column) instanceof Comparable<?>;
    }

    /** Ids are compared as what the server has of them. */
    private static @Nullable Object plain(NewNode row, int column) {
        return RecordType.plain(
                row.into().columns().typeOf(column), row.values().get(column));
    }

    @SuppressWarnings("unchecked") // values of one column are of one class
    private static int compare(List<Integer> key, NewNode a, NewNode b) {
        for (int column : key) {
            int order =
                    ((Comparable<Object>) requireNonNull(plain(a, column))).compareTo(requireNonNull(plain(b, column)));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static final class TableRows {
        private final Set<TableRows> above = new HashSet<>();
        private List<NewNode> ready = new ArrayList<>();
        private int remaining;

        boolean isWholeReady() {
            return !ready.isEmpty() && ready.size() == remaining;
        }

        /** Whether rows of this table are all that its other rows wait for. */
        boolean isLevelReady() {
            return !ready.isEmpty() && above.stream().allMatch(t -> t == this || t.remaining == 0);
        }

        /** The ready rows without those that name one by value which comes later. */
        List<NewNode> available() {
            if (ready.stream().allMatch(NewNode::isFree)) {
                return ready;
            }
            List<NewNode> available = new ArrayList<>(ready);
            Set<NewNode> together = new HashSet<>(ready);
            while (available.removeIf(row -> !together.containsAll(row.notPlacedBefore()))) {
                together.retainAll(available);
            }
            return available;
        }

        /** All that are ready where those that are available are none: then the server says what it finds. */
        List<NewNode> take() {
            List<NewNode> taken = available();
            if (taken.isEmpty() || taken.size() == ready.size()) {
                taken = ready;
                ready = new ArrayList<>();
            } else {
                ready.removeAll(new HashSet<>(taken));
            }
            remaining -= taken.size();
            return taken;
        }
    }
}
