package dev.rowan.codegen.queries;

import dev.rowan.codegen.queries.ServerCatalogue.ForeignKey;
import dev.rowan.codegen.queries.ServerCatalogue.Reference;
import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Tells outer joins that null something from those that always find a row. */
final class OuterJoins {
    private final ServerCatalogue relations;
    private final RowCounts rowCounts;
    private final BiPredicate<Node, Scope> neverNull;

    /** {@code neverNull}: whether a variable never is. */
    OuterJoins(ServerCatalogue relations, RowCounts rowCounts, BiPredicate<Node, Scope> neverNull) {
        this.relations = relations;
        this.rowCounts = rowCounts;
        this.neverNull = neverNull;
    }

    /** A column of one table that equals one of another; {@code by} an operator. */
    private record Equality(Node left, Node right, long by) {}

    /** Whether a join, by its number in the range table, can leave an entry of its nullable side without a row. */
    boolean canNull(int number, int entry, Scope scope) {
        Node join = find(scope.query().node("jointree"), number);
        if (join == null) {
            return true; // grouping sets
        }
        int type = join.integer("jointype");
        boolean left = type == Scope.RIGHT || (type == Scope.FULL && contains(join.get("larg"), entry));
        Node side = Objects.requireNonNull(join.node(left ? "larg" : "rarg"));
        boolean always = RowCounts.isTrue(join.get("quals")) && rowCounts.partHasRow(side, scope);
        return !always && (type == Scope.FULL || !followsKey(join, side, scope));
    }

    private static @Nullable Node find(@Nullable Object part, int number) {
        if (part instanceof List<?> list) {
            return list.stream()
                    .map(p -> find(p, number))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        if (!(part instanceof Node node)) {
            return null;
        }
        if (node.is("FROMEXPR")) {
            return find(node.get("fromlist"), number);
        }
        if (!node.is("JOINEXPR") || node.integer("rtindex") == number) {
            return node.is("JOINEXPR") ? node : null;
        }
        Node left = find(node.get("larg"), number);
        return left != null ? left : find(node.get("rarg"), number);
    }

    private static boolean contains(@Nullable Object part, int entry) {
        return part instanceof Node node
                && (node.integer("rtindex") == entry
                        || contains(node.get("larg"), entry)
                        || contains(node.get("rarg"), entry));
    }

    /**
     * Whether the join is along a foreign key whose columns all have a value. What is locked or written is looked up again when
     * another transaction changed it, and then meets the old rows of other tables.
     */
    private boolean followsKey(Node join, Node side, Scope scope) {
        List<Equality> equalities = new ArrayList<>();
        boolean reads = scope.command() == Scope.SELECT
                && scope.query().list("rowMarks").isEmpty()
                && side.is("RANGETBLREF")
                && isWhole(scope.entry(side.integer("rtindex")))
                && collect(join.get("quals"), side.integer("rtindex"), equalities);
        if (!reads || equalities.isEmpty()) {
            return false;
        }
        int from = equalities.getFirst().left().integer("varno");
        Node entry = scope.entry(from);
        return entry.integer("rtekind") == RangeTable.RELATION
                && equalities.stream()
                        .allMatch(e -> e.left().integer("varno") == from && neverNull.test(e.left(), scope))
                && relations.foreignKeys(entry.number("relid")).stream()
                        .filter(k -> k.referenced()
                                == scope.entry(side.integer("rtindex")).number("relid"))
                        .anyMatch(k -> isAlong(k, equalities));
    }

    /** All rows of a table, and not a sample or those of no partition. */
    private static boolean isWhole(Node entry) {
        return entry.integer("rtekind") == RangeTable.RELATION
                && entry.get("tablesample") == null
                && (entry.flag("inh") || entry.text("relkind").equals("r"));
    }

    private static boolean isAlong(ForeignKey key, List<Equality> equalities) {
        return equalities.stream().allMatch(e -> key.references().stream().anyMatch(r -> is(r, e)))
                && key.references().stream().allMatch(r -> equalities.stream().anyMatch(e -> is(r, e)));
    }

    private static boolean is(Reference reference, Equality equality) {
        return equality.left().integer("varattno") == reference.column()
                && equality.right().integer("varattno") == reference.referenced()
                && reference.equals().contains(equality.by());
    }

    /** Whether the condition is that columns of {@code number} equal some of others, and nothing else. */
    private static boolean collect(@Nullable Object condition, int number, List<Equality> found) {
        if (condition instanceof List<?> all) {
            return all.stream().allMatch(c -> collect(c, number, found));
        }
        if (!(condition instanceof Node node)) {
            return false;
        }
        if (node.is("BOOLEXPR")) {
            return node.text("boolop").equals("and")
                    && node.list("args").stream().allMatch(c -> collect(c, number, found));
        }
        List<Node> sides = node.is("OPEXPR")
                ? node.list("args").stream().flatMap(a -> variable(a).stream()).toList()
                : List.of();
        if (sides.size() != 2) {
            return false;
        }
        boolean turned = sides.getFirst().integer("varno") == number;
        Node left = turned ? sides.getLast() : sides.getFirst();
        Node right = turned ? sides.getFirst() : sides.getLast();
        found.add(new Equality(left, right, node.number("opno")));
        return right.integer("varno") == number && left.integer("varno") != number;
    }

    private static Optional<Node> variable(@Nullable Object expression) {
        if (!(expression instanceof Node node)) {
            return Optional.empty();
        }
        if (node.is("RELABELTYPE")) {
            return variable(node.get("arg"));
        }
        return node.is("VAR") && node.number("varlevelsup") == 0 ? Optional.of(node) : Optional.empty();
    }
}
