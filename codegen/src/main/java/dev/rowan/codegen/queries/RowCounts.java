package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds queries and parts of FROM that always have a row. */
final class RowCounts {
    private static final int UNION = 1;
    private static final long BOOLEAN = 16;

    private final Strictness strictness;

    RowCounts(Strictness strictness) {
        this.strictness = strictness;
    }

    /** Whether a query has at least one row: an aggregate without groups, values, or what is made of them. */
    boolean hasRow(Node query, @Nullable Scope up) {
        boolean all = query.integer("commandType") == Scope.SELECT
                && query.get("havingQual") == null
                && query.get("limitCount") == null
                && query.get("limitOffset") == null
                && !query.flag("hasTargetSRFs")
                && query.list("groupClause").isEmpty()
                && query.list("groupingSets").isEmpty();
        Node from = query.node("jointree");
        if (!all || from == null) {
            return false;
        }
        Scope scope = Scope.of(query, up, strictness);
        Node operation = query.node("setOperations");
        if (operation != null) {
            return unites(operation, scope);
        }
        return query.flag("hasAggs")
                || (from.get("quals") == null && from.list("fromlist").stream().allMatch(p -> partHasRow(p, scope)));
    }

    private boolean unites(@Nullable Node operation, Scope scope) {
        if (operation == null) {
            return false;
        }
        if (operation.is("RANGETBLREF")) {
            return ofEntry(scope.entry(operation.integer("rtindex")), scope);
        }
        return operation.integer("op") == UNION
                && (unites(operation.node("larg"), scope) || unites(operation.node("rarg"), scope));
    }

    /** Of a part of FROM. */
    boolean partHasRow(@Nullable Object part, Scope scope) {
        if (!(part instanceof Node node)) {
            return false;
        }
        if (!node.is("JOINEXPR")) {
            return ofEntry(scope.entry(node.integer("rtindex")), scope);
        }
        boolean left = partHasRow(node.get("larg"), scope);
        boolean right = partHasRow(node.get("rarg"), scope);
        return switch (node.integer("jointype")) {
            case Scope.INNER -> left && right && isTrue(node.get("quals"));
            case Scope.LEFT -> left;
            case Scope.RIGHT -> right;
            case Scope.FULL -> left || right;
            default -> false;
        };
    }

    private boolean ofEntry(Node entry, Scope scope) {
        return switch (entry.integer("rtekind")) {
            case RangeTable.SUBQUERY -> {
                Node query = entry.node("subquery");
                yield query != null && hasRow(query, scope);
            }
            case RangeTable.VALUES -> true;
            case RangeTable.FUNCTION ->
                entry.nodes("functions").stream()
                        .anyMatch(f -> f.get("funcexpr") instanceof Node call
                                && !call.flag("funcretset")
                                && !call.flag("opretset"));
            case RangeTable.CTE -> ofCommonTable(entry, scope.up(entry.number("ctelevelsup")));
            case RangeTable.RELATION ->
                entry.get("tablesample") == null
                        && strictness
                                .relations()
                                .view(entry.number("relid"))
                                .filter(q -> hasRow(q, null))
                                .isPresent();
            default -> false;
        };
    }

    private boolean ofCommonTable(Node entry, Scope scope) {
        return scope.query().nodes("cteList").stream()
                .filter(c -> c.text("ctename").equals(entry.text("ctename")) && !c.flag("cterecursive"))
                .anyMatch(c -> c.get("ctequery") instanceof Node query && hasRow(query, scope));
    }

    /** {@code on true}, or nothing. */
    static boolean isTrue(@Nullable Object condition) {
        return condition == null
                || (condition instanceof Node node
                        && node.is("CONST")
                        && node.number("consttype") == BOOLEAN
                        && !node.flag("constisnull")
                        && node.get("constvalue") instanceof List<?> bytes
                        && bytes.stream().anyMatch(b -> !b.equals("0")));
    }
}
