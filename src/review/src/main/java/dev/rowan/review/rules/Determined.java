package dev.rowan.review.rules;

import dev.rowan.review.schema.Index;
import dev.rowan.review.schema.Table;
import dev.rowan.review.tree.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows of a level's tables are given once some columns are: one that has a unique key among these columns gives all of its columns,
 * and a condition that equates two columns gives one by the other.
 */
final class Determined {
    private final Facts facts;
    private final QueryTree level;
    private final Map<Integer, Set<Integer>> known = new HashMap<>();
    private final Set<Integer> rows = new HashSet<>();

    Determined(Facts facts, QueryTree level) {
        this.facts = facts;
        this.level = level;
        level.places().forEach(p -> known.put(p, new HashSet<>()));
        level.conditions().forEach(this::constant);
    }

    /** Columns that a value is compared with. */
    private void constant(Node condition) {
        if (!isEquality(condition)) {
            return;
        }
        List<Node> sides = condition.nodes("args");
        for (int i = 0; i < 2; i++) {
            Node other = sides.get(1 - i);
            level.column(sides.get(i)).filter(c -> level.of(other).isEmpty()).ifPresent(this::give);
        }
    }

    private boolean isEquality(Node condition) {
        return condition.is("OPEXPR")
                && facts.equalities().contains(condition.number("opno"))
                && condition.nodes("args").size() == 2;
    }

    /** Gives a column, and what follows of it. */
    void give(Node column) {
        Set<Integer> columns = known.get(column.integer("varno"));
        if (columns != null && columns.add(column.integer("varattno"))) {
            follow();
        }
    }

    /** Gives a whole row of a table. */
    void giveRow(int place) {
        if (rows.add(place)) {
            follow();
        }
    }

    private void follow() {
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<Integer, Table> table : level.tables().entrySet()) {
                if (!rows.contains(table.getKey())
                        && hasKey(table.getValue(), known.getOrDefault(table.getKey(), Set.of()))) {
                    more |= rows.add(table.getKey());
                }
            }
            for (Node condition : level.conditions()) {
                if (isEquality(condition)) {
                    List<Node> sides = condition.nodes("args");
                    more |= carries(sides.get(0), sides.get(1));
                    more |= carries(sides.get(1), sides.get(0));
                }
            }
        }
    }

    private static boolean hasKey(Table table, Set<Integer> columns) {
        return table.indexes().stream().filter(Index::isKey).anyMatch(i -> columns.containsAll(i.keys()));
    }

    private boolean carries(Node from, Node to) {
        var source = level.column(from);
        var target = level.column(to);
        if (source.isEmpty() || target.isEmpty() || !has(source.get())) {
            return false;
        }
        Set<Integer> columns = known.get(target.get().integer("varno"));
        return columns != null && columns.add(target.get().integer("varattno"));
    }

    private boolean has(Node column) {
        int place = column.integer("varno");
        return rows.contains(place) || known.getOrDefault(place, Set.of()).contains(column.integer("varattno"));
    }

    /** Whether the row of a table is given. */
    boolean hasRow(int place) {
        return rows.contains(place);
    }

    /** Whether there is one row at most for what was given. */
    boolean isOne() {
        return rows.containsAll(level.places());
    }
}
