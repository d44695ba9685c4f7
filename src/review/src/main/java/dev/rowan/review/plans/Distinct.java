package dev.rowan.review.plans;

import dev.rowan.review.schema.Column;
import dev.rowan.review.schema.ForeignKey;
import dev.rowan.review.schema.Index;
import dev.rowan.review.schema.Schema;
import dev.rowan.review.schema.Table;
import dev.rowan.review.tree.Node;
import dev.rowan.review.tree.NodeTree;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * How many distinct values a column has, as {@code stadistinct}: a number, or below 0 a part of the rows. Where nothing is stated the
 * catalogue tells: keys, foreign keys, enums, {@code check (x in (...))}, indexes. Where that is silent too it is 0, which the planner
 * takes as 200 values.
 */
final class Distinct {
    /** Of a column that leads an index and of which nothing else is known: somebody looks for its values. */
    private static final double LEADS = -0.01;

    /** Of times. */
    private static final double TIMES = -0.5;

    private static final String CHECKS =
            "select conrelid, conbin from pg_constraint where contype = 'c' and conrelid <> 0 and convalidated";

    private final Schema schema;
    private final Sizes sizes;
    private final ToLongFunction<Table> rows;
    private final Map<Long, Map<Integer, Integer>> listed = new HashMap<>();

    Distinct(Connection connection, Schema schema, Sizes sizes, ToLongFunction<Table> rows) throws SQLException {
        this.schema = schema;
        this.sizes = sizes;
        this.rows = rows;
        try (PreparedStatement s = connection.prepareStatement(CHECKS);
                ResultSet rs = s.executeQuery()) {
            while (rs.next()) {
                list(rs.getLong(1), Objects.requireNonNull(rs.getString(2)));
            }
        }
    }

    private void list(long table, String tree) {
        if (NodeTree.read(tree) instanceof Node check && check.is("SCALARARRAYOPEXPR") && check.flag("useOr")) {
            List<Node> sides = check.nodes("args");
            Node column = bare(sides.getFirst());
            Node values = bare(sides.getLast());
            if (column.is("VAR") && (values.is("ARRAYEXPR") || values.is("ARRAY"))) {
                listed.computeIfAbsent(table, t -> new HashMap<>())
                        .put(column.integer("varattno"), values.list("elements").size());
            }
        }
    }

    /** Without casts. */
    private static Node bare(Node node) {
        Node inner = node.node("arg");
        return inner == null ? node : bare(inner);
    }

    double of(Table table, Column column) {
        Table root = schema.root(table);
        var stated = sizes.distinct(table.name(), column.name());
        if (stated.isEmpty()) {
            stated = sizes.distinct(root.name(), column.name());
        }
        return stated.isPresent() ? stated.getAsDouble() : known(table, root, column);
    }

    private double known(Table table, Table root, Column column) {
        int number = column.number();
        if (table.indexes().stream().anyMatch(i -> i.isKey() && i.keys().equals(List.of(number)))
                || (column.type().equals("uuid") && !refers(root, column))) {
            return -1;
        }
        if (column.labels().isPresent()) {
            return Math.max(1, column.labels().getAsInt());
        }
        Integer values = listed.getOrDefault(table.oid(), Map.of()).get(number);
        if (values != null) {
            return values;
        }
        Optional<Long> targets = target(root, column);
        if (targets.isPresent()) {
            return Math.max(1, Math.min(targets.get(), rows.applyAsLong(table)));
        }
        if (column.category() == 'D') {
            return TIMES;
        }
        return table.indexes().stream().map(Index::keys).anyMatch(k -> k.getFirst() == number) ? LEADS : 0;
    }

    private boolean refers(Table root, Column column) {
        return target(root, column).isPresent();
    }

    /** Rows of the table to which a column refers. */
    private Optional<Long> target(Table root, Column column) {
        return schema.foreignKeys().stream()
                .filter(k -> k.table() == root.oid() && k.columns().equals(List.of(attribute(root, column))))
                .map(ForeignKey::target)
                .flatMap(oid -> schema.table(oid).stream())
                .map(rows::applyAsLong)
                .min(Long::compare);
    }

    /** Partitions can have other numbers. */
    private static int attribute(Table root, Column column) {
        return root.columns().stream()
                .filter(c -> c.name().equals(column.name()))
                .map(Column::number)
                .findFirst()
                .orElse(column.number());
    }
}
