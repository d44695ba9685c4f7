package dev.rowan.review.rules;

import dev.rowan.review.schema.Schema;
import dev.rowan.review.schema.Table;
import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A level of a statement: one SELECT, or what writes.
 *
 * @param node a QUERY
 * @param tables of its FROM by their place in its range table, partitions as those that they are parts of
 * @param conditions those of WHERE and of inner joins that all hold, and those of outer joins
 */
record QueryTree(Node node, Map<Integer, Table> tables, List<Node> conditions) {
    static final int SELECT = 1;
    static final int UPDATE = 2;
    static final int DELETE = 4;

    private static final int RELATION = 0;
    private static final int JOIN = 2;
    private static final int GROUP = 9;
    private static final String AND = "and";

    /** The levels of a statement, the outermost first. */
    static List<QueryTree> levels(Node statement, Schema schema) {
        return nodes(statement)
                .filter(n -> n.is("QUERY"))
                .map(n -> of(n, schema))
                .toList();
    }

    static QueryTree of(Node query, Schema schema) {
        Map<Integer, Table> tables = new LinkedHashMap<>();
        List<Node> entries = query.nodes("rtable");
        // EXCLUDED and the target of an INSERT are entries too, and no part of FROM
        nodesOfLevel(query.get("jointree"))
                .filter(n -> n.is("RANGETBLREF"))
                .map(n -> n.integer("rtindex"))
                .filter(place -> entries.get(place - 1).integer("rtekind") == RELATION)
                .sorted()
                .forEach(place -> schema.table(entries.get(place - 1).number("relid"))
                        .ifPresent(t -> tables.put(place, schema.root(t))));
        List<Node> conditions = new ArrayList<>();
        Node from = query.node("jointree");
        if (from != null) {
            collect(from.node("quals"), conditions);
            nodesOfLevel(from).filter(n -> n.is("JOINEXPR")).forEach(j -> collect(j.node("quals"), conditions));
        }
        return new QueryTree(query, tables, conditions);
    }

    private static void collect(@Nullable Node condition, List<Node> conditions) {
        if (condition != null
                && condition.is("BOOLEXPR")
                && condition.text("boolop").equals(AND)) {
            condition.nodes("args").forEach(a -> collect(a, conditions));
        } else if (condition != null) {
            conditions.add(condition);
        }
    }

    int command() {
        return node.integer("commandType");
    }

    /** How many entries of FROM are something else than tables: subqueries, functions, views. */
    boolean hasOthers() {
        List<Node> entries = node.nodes("rtable");
        return nodesOfLevel(node.get("jointree"))
                .filter(n -> n.is("RANGETBLREF"))
                .map(n -> n.integer("rtindex"))
                .anyMatch(i -> !tables.containsKey(i) && entries.get(i - 1).integer("rtekind") != JOIN);
    }

    /** Tables that FROM has; the target of a write among them. */
    Set<Integer> places() {
        return tables.keySet();
    }

    /** The column that an expression is, through casts that change no value's bytes, joins with USING and GROUP BY. */
    Optional<Node> column(@Nullable Node expression) {
        if (expression == null) {
            return Optional.empty();
        }
        if (expression.is("RELABELTYPE")) {
            return column(expression.node("arg"));
        }
        if (!expression.is("VAR") || expression.number("varlevelsup") > 0 || expression.integer("varno") < 1) {
            return Optional.empty();
        }
        List<Node> entries = node.nodes("rtable");
        if (expression.integer("varno") > entries.size()) {
            return Optional.empty();
        }
        Node entry = entries.get(expression.integer("varno") - 1);
        String list = switch (entry.integer("rtekind")) {
            case JOIN -> "joinaliasvars";
            case GROUP -> "groupexprs";
            default -> "";
        };
        if (list.isEmpty()) {
            return Optional.of(expression);
        }
        List<Node> meant = entry.nodes(list);
        int number = expression.integer("varattno");
        return number < 1 || number > meant.size() ? Optional.empty() : column(meant.get(number - 1));
    }

    /** The table that a column is of. */
    Optional<Table> table(Node column) {
        return Optional.ofNullable(tables.get(column.integer("varno")));
    }

    /** Places of the tables whose columns an expression of this level has, also from inside of its subqueries. */
    Set<Integer> of(@Nullable Object expression) {
        Set<Integer> places = new TreeSet<>();
        collect(expression, 0, places);
        return places;
    }

    private void collect(@Nullable Object part, int depth, Set<Integer> places) {
        if (part instanceof List<?> list) {
            list.forEach(p -> collect(p, depth, places));
        } else if (part instanceof Node n) {
            if (n.is("VAR")) {
                if (n.integer("varlevelsup") == depth) {
                    Node here = depth == 0 ? column(n).orElse(n) : n;
                    if (tables.containsKey(here.integer("varno"))) {
                        places.add(here.integer("varno"));
                    }
                }
                return;
            }
            int below = n.is("QUERY") ? depth + 1 : depth;
            n.fields().values().forEach(v -> collect(v, below, places));
        }
    }

    /** All nodes of a part, subqueries too, each before what is in it. */
    static Stream<Node> nodes(@Nullable Object part) {
        List<Node> nodes = new ArrayList<>();
        add(part, true, nodes);
        return nodes.stream();
    }

    /** Nodes that are not in a subquery. */
    static Stream<Node> nodesOfLevel(@Nullable Object part) {
        List<Node> nodes = new ArrayList<>();
        add(part, false, nodes);
        return nodes.stream();
    }

    private static void add(@Nullable Object part, boolean subqueries, List<Node> nodes) {
        if (part instanceof List<?> list) {
            list.forEach(p -> add(p, subqueries, nodes));
        } else if (part instanceof Node n && (subqueries || !n.is("QUERY"))) {
            nodes.add(n);
            n.fields().values().forEach(v -> add(v, subqueries, nodes));
        }
    }
}
