package dev.rowan.review.rules;

import dev.rowan.review.plans.Explained;
import dev.rowan.review.plans.Planned;
import dev.rowan.review.schema.Index;
import dev.rowan.review.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tables that a plan reads from end to end to find few rows, with why.
 *
 * <p>An index does not help by being there: a scan of it whose condition leaves its first column open goes through all of it. A join
 * that keeps few of the rows which it reads counts too, as it has no index for its condition.
 */
final class Reads {
    /** What an index would have to find: more than this part of a table is read as fast without one. */
    private static final double FEW = 0.1;

    private static final Set<String> SCANS = Set.of("Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Heap Scan");

    /** Nodes that hand on the rows of a scan, or fewer. */
    private static final Set<String> PASSING = Set.of(
            "Nested Loop",
            "Hash Join",
            "Merge Join",
            "Hash",
            "Sort",
            "Incremental Sort",
            "Gather",
            "Gather Merge",
            "Append",
            "Merge Append",
            "Materialize",
            "Memoize",
            "LockRows",
            "ModifyTable",
            "Subquery Scan");

    /** Those of them that a LIMIT above stops before they have read all. */
    private static final Set<String> FLOWING = Set.of(
            "Nested Loop",
            "Merge Join",
            "Append",
            "Merge Append",
            "LockRows",
            "Subquery Scan",
            "Incremental Sort",
            "Gather Merge");

    /** Rows that a LIMIT asks for at most: what it is in a generic plan, a tenth of all rows, nobody means. */
    private static final double PAGE = 100;

    private static final Set<String> JOINS = Set.of("Nested Loop", "Hash Join", "Merge Join");

    /** Why no index finds the rows. */
    enum Cause {
        CAST,
        FUNCTION,
        WILDCARD,
        OR,
        VOLATILE,
        /** A pattern that is a parameter, and an index that serves it once the pattern is known: no finding. */
        PATTERN,
        INDEX
    }

    /**
     * A table that is read from end to end.
     *
     * @param rows of it that are read
     * @param needed how many of them go on
     * @param detail the columns, or the expression's function
     */
    record Whole(Table table, long rows, double needed, Cause cause, String detail) {}

    private final Facts facts;

    Reads(Facts facts) {
        this.facts = facts;
    }

    /** By the id of the statement. */
    Map<String, List<Whole>> all() {
        Map<String, List<Whole>> all = new LinkedHashMap<>();
        facts.statements().forEach(p -> all.put(p.statement().id(), of(p)));
        return all;
    }

    /** One for each table. */
    private List<Whole> of(Planned planned) {
        if (planned.plan().isEmpty() || planned.tree().isEmpty()) {
            return List.of();
        }
        Map<Table, Read> reads = new LinkedHashMap<>();
        walk(planned.plan().get(), List.of(), reads);
        List<QueryTree> levels = facts.levels(planned);
        List<Whole> whole = new ArrayList<>();
        reads.forEach((table, read) -> {
            if (read.needed < read.rows * FEW) {
                var causes = new Causes(facts, levels, table);
                // how many rows match a pattern nobody knows: where none does, LIMIT stops nothing
                double rows =
                        causes.cause() == Cause.WILDCARD ? facts.rows(table).orElse(0) : read.rows;
                whole.add(new Whole(table, Math.round(rows), read.needed, causes.cause(), causes.detail()));
            }
        });
        return whole;
    }

    /** Rows of a table that a node reads, and those that go on. */
    private record Read(double rows, double needed) {
        Read and(Read other) {
            return new Read(rows + other.rows, needed + other.needed);
        }
    }

    private void walk(Explained node, List<Explained> above, Map<Table, Read> reads) {
        Optional<Table> table = node.table().map(facts.schema()::root);
        if (table.isPresent() && SCANS.contains(node.type()) && isWhole(node)) {
            boolean partition = node.table().filter(Table::isPartition).isPresent();
            long all = facts.rows(node.table().orElseThrow()).orElse(0);
            read(node, above, all)
                    .ifPresent(
                            r -> reads.merge(table.get(), r, (a, b) -> partition ? a.and(b) : a.rows > b.rows ? a : b));
        }
        List<Explained> next = new ArrayList<>(above);
        next.add(node);
        node.children().forEach(c -> walk(c, next, reads));
    }

    private static Optional<Read> read(Explained node, List<Explained> above, long all) {
        double rows = node.rows();
        boolean chosen = node.has("Filter") || node.has("Index Cond") || node.has("Recheck Cond");
        boolean flows = true;
        for (int i = above.size() - 1; i >= 0; i--) {
            Explained parent = above.get(i);
            boolean keeps = parent.operation().endsWith("Semi Join")
                    || parent.operation().endsWith("Anti Join");
            if (parent.type().equals("Limit") && flows) {
                double page = Math.min(PAGE, parent.rows());
                return chosen && rows > 0
                        ? Optional.of(new Read(Math.min((double) all, page * all / rows), page))
                        : Optional.empty();
            }
            if (!PASSING.contains(parent.type()) || keeps) {
                break;
            }
            flows &= FLOWING.contains(parent.type());
            if (JOINS.contains(parent.type())) {
                chosen = true;
                rows = Math.min(rows, parent.rows());
            }
        }
        return chosen ? Optional.of(new Read(all, rows)) : Optional.empty();
    }

    private boolean isWhole(Explained node) {
        return switch (node.type()) {
            case "Seq Scan" -> true;
            case "Bitmap Heap Scan" ->
                node.children().stream()
                        .flatMap(Explained::all)
                        .filter(n -> n.type().equals("Bitmap Index Scan"))
                        .allMatch(n -> leavesFirstOpen(node.table().orElseThrow(), n));
            default -> leavesFirstOpen(node.table().orElseThrow(), node);
        };
    }

    /** Whether an index is read from end to end. */
    private static boolean leavesFirstOpen(Table table, Explained node) {
        if (node.has("Order By")) {
            return false;
        }
        String condition = node.condition("Index Cond");
        if (condition.isEmpty()) {
            return true;
        }
        Optional<Index> index = table.indexes().stream()
                .filter(i -> node.index().filter(i.name()::equals).isPresent())
                .findFirst();
        if (index.isEmpty()
                || !index.get().method().equals("btree")
                || index.get().keys().getFirst() == 0) {
            return false;
        }
        String first = table.columnName(index.get().keys().getFirst());
        return !Pattern.compile("(?<![\\w$])\"?" + Pattern.quote(first) + "\"?(?![\\w$])")
                .matcher(condition)
                .find();
    }
}
