package dev.rowan.review.rules;

import dev.rowan.review.rules.Reads.Cause;
import dev.rowan.review.schema.Table;
import dev.rowan.review.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Why no index finds the rows of a table, by the conditions that the server has read. */
final class Causes {
    private static final int CALLED = 0;
    private static final int IMPLICIT = 2;
    private static final String OR = "or";

    private static final Set<String> LIKE = Set.of("~~", "~~*", "!~~", "!~~*");
    private static final String CONCATENATED = "||";

    private final Facts facts;
    private final Table table;
    private final Set<String> columns = new TreeSet<>();
    private final List<String> expressions = new ArrayList<>();
    private Cause cause = Cause.INDEX;

    Causes(Facts facts, List<QueryTree> levels, Table table) {
        this.facts = facts;
        this.table = table;
        levels.forEach(this::look);
    }

    Cause cause() {
        return cause;
    }

    /** The columns that conditions compare, or what stands around one of them. */
    String detail() {
        return cause == Cause.INDEX || cause == Cause.OR || expressions.isEmpty()
                ? String.join(", ", columns)
                : expressions.getFirst();
    }

    private void look(QueryTree level) {
        level.tables().forEach((place, of) -> {
            if (of.oid() == table.oid()) {
                level.conditions().forEach(c -> look(level, place, c));
            }
        });
    }

    private void look(QueryTree level, int place, Node condition) {
        Set<Integer> places = level.of(condition);
        if (!places.contains(place)) {
            return;
        }
        QueryTree.nodesOfLevel(condition)
                .flatMap(n -> level.column(n.is("VAR") ? n : null).stream())
                .filter(v -> v.integer("varno") == place)
                .forEach(v -> columns.add(table.columnName(v.integer("varattno"))));
        if (condition.is("BOOLEXPR") && condition.text("boolop").equals(OR) && isAcross(level, condition)) {
            found(Cause.OR, "or");
            return;
        }
        if (facts.isVolatile(condition)) {
            found(Cause.VOLATILE, "volatile");
            return;
        }
        if (!condition.is("OPEXPR") && !condition.is("SCALARARRAYOPEXPR")) {
            return;
        }
        List<Node> sides = condition.nodes("args");
        for (Node side : sides) {
            if (!level.of(side).contains(place) || level.column(side).isPresent()) {
                continue;
            }
            Node outer = bare(side);
            if (isImplicit(outer)) {
                found(Cause.CAST, column(level, place, outer));
            } else if (outer.is("FUNCEXPR") && outer.integer("funcformat") == CALLED) {
                found(
                        Cause.FUNCTION,
                        facts.functions().getOrDefault(outer.number("funcid"), "?") + "(" + column(level, place, outer)
                                + ")");
            } else if (outer.is("FUNCEXPR")
                    || outer.is("COERCEVIAIO")
                    || outer.is("OPEXPR")
                    || outer.is("COALESCE")
                    || outer.is("COALESCEEXPR")) {
                found(Cause.FUNCTION, "an expression of " + column(level, place, outer));
            }
        }
        boolean like = LIKE.contains(facts.operators().getOrDefault(condition.number("opno"), ""));
        if (like && sides.size() == 2 && startsOpen(sides.get(1))) {
            found(Cause.WILDCARD, column(level, place, sides.getFirst()));
        } else if (like && sides.size() == 2 && constant(bare(sides.get(1))).isEmpty()) {
            level.column(sides.getFirst())
                    .map(c -> c.integer("varattno"))
                    .filter(c -> table.indexes().stream()
                            .anyMatch(i ->
                                    i.findsPatterns() && i.keys().getFirst().equals(c)))
                    .ifPresent(c -> found(Cause.PATTERN, table.columnName(c)));
        }
    }

    /** The first that explains more than a missing index. */
    private void found(Cause of, String expression) {
        if (cause == Cause.INDEX) {
            cause = of;
            expressions.add(expression);
        }
    }

    /** The columns in an expression. */
    private String column(QueryTree level, int place, Node expression) {
        Set<String> names = new TreeSet<>();
        QueryTree.nodesOfLevel(expression)
                .flatMap(n -> level.column(n.is("VAR") ? n : null).stream())
                .filter(v -> v.integer("varno") == place)
                .forEach(v -> names.add(table.columnName(v.integer("varattno"))));
        return String.join(", ", names);
    }

    private static boolean isAcross(QueryTree level, Node or) {
        Set<Integer> common = new TreeSet<>(level.places());
        int arms = 0;
        for (Node arm : or.nodes("args")) {
            Set<Integer> places = level.of(arm);
            if (!places.isEmpty()) {
                arms++;
                common.retainAll(places);
            }
        }
        return arms > 1 && common.isEmpty();
    }

    /** Without casts that change no bytes. */
    private static Node bare(Node node) {
        Node inner = node.is("RELABELTYPE") ? node.node("arg") : null;
        return inner == null ? node : bare(inner);
    }

    private static boolean isImplicit(Node node) {
        return (node.is("FUNCEXPR") && node.integer("funcformat") == IMPLICIT)
                || (node.is("COERCEVIAIO") && node.integer("coerceformat") == IMPLICIT);
    }

    private boolean startsOpen(@Nullable Node pattern) {
        if (pattern == null) {
            return false;
        }
        Node bare = bare(pattern);
        if (bare.is("OPEXPR") && CONCATENATED.equals(facts.operators().get(bare.number("opno")))) {
            return startsOpen(bare.nodes("args").getFirst());
        }
        if (bare.is("FUNCEXPR") && bare.integer("funcformat") != CALLED) {
            return startsOpen(bare.nodes("args").getFirst());
        }
        return constant(bare)
                .filter(t -> t.startsWith("%") || t.startsWith("_"))
                .isPresent();
    }

    /** The text of a constant: behind the length of a varlena, of 4 bytes. */
    private static Optional<String> constant(Node node) {
        if (!node.is("CONST") || node.flag("constisnull") || node.flag("constbyval")) {
            return Optional.empty();
        }
        List<?> bytes = node.list("constvalue");
        if (bytes.size() < 5) {
            return Optional.empty();
        }
        byte[] text = new byte[bytes.size() - 4];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) Integer.parseInt(String.valueOf(bytes.get(i + 4)));
        }
        return Optional.of(new String(text, StandardCharsets.UTF_8));
    }
}
