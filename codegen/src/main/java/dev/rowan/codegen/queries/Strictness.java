package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a condition proves about variables and aggregates: a strict function that gives a value had a value in each argument. */
final class Strictness {
    private static final int IS_NULL = 0;
    private static final int IS_TRUE = 0;
    private static final int IS_FALSE = 2;
    private static final int ANY = 2;

    private final ServerCatalogue relations;

    Strictness(ServerCatalogue relations) {
        this.relations = relations;
    }

    ServerCatalogue relations() {
        return relations;
    }

    /** Whether a condition that is true, or that is not, shows that a variable of this kind is not null. */
    boolean proves(@Nullable Object condition, boolean holds, Predicate<Node> variable) {
        return holds ? whenTrue(condition, variable) : whenNotTrue(condition, variable);
    }

    private boolean whenTrue(@Nullable Object condition, Predicate<Node> variable) {
        if (condition instanceof List<?> all) {
            return all.stream().anyMatch(c -> whenTrue(c, variable));
        }
        if (!(condition instanceof Node node)) {
            return false;
        }
        return switch (node.type()) {
            case "BOOLEXPR" ->
                switch (node.text("boolop")) {
                    case "and" -> node.list("args").stream().anyMatch(a -> whenTrue(a, variable));
                    case "or" -> node.list("args").stream().allMatch(a -> whenTrue(a, variable));
                    default -> node.list("args").stream().allMatch(a -> whenFalse(a, variable));
                };
            case "NULLTEST" ->
                node.integer("nulltesttype") != IS_NULL
                        && !node.flag("argisrow")
                        && whenNotNull(node.get("arg"), variable);
            case "BOOLEANTEST" ->
                switch (node.integer("booltesttype")) {
                    case IS_TRUE -> whenTrue(node.get("arg"), variable);
                    case IS_FALSE -> whenFalse(node.get("arg"), variable);
                    default -> false;
                };
            case "SUBLINK" -> node.integer("subLinkType") == ANY && whenTrue(node.get("testexpr"), variable);
            case "SCALARARRAYOPEXPR" ->
                isAnyOf(node) && whenNotNull(node.list("args").getFirst(), variable);
            default -> whenNotNull(node, variable);
        };
    }

    private boolean whenFalse(@Nullable Object condition, Predicate<Node> variable) {
        if (!(condition instanceof Node node)) {
            return false;
        }
        return switch (node.type()) {
            case "BOOLEXPR" ->
                switch (node.text("boolop")) {
                    case "and" -> node.list("args").stream().allMatch(a -> whenFalse(a, variable));
                    case "or" -> node.list("args").stream().anyMatch(a -> whenFalse(a, variable));
                    default -> node.list("args").stream().allMatch(a -> whenTrue(a, variable));
                };
            case "NULLTEST" -> isNull(node) && whenNotNull(node.get("arg"), variable);
            default -> whenNotNull(node, variable);
        };
    }

    /** False or unknown: only a condition that is never unknown says something. */
    private boolean whenNotTrue(@Nullable Object condition, Predicate<Node> variable) {
        if (!(condition instanceof Node node)) {
            return false;
        }
        return switch (node.type()) {
            case "NULLTEST" -> isNull(node) && whenNotNull(node.get("arg"), variable);
            case "BOOLEXPR" ->
                node.text("boolop").equals("or") && node.list("args").stream().anyMatch(a -> whenNotTrue(a, variable));
            default -> false;
        };
    }

    private static boolean isNull(Node test) {
        return test.integer("nulltesttype") == IS_NULL && !test.flag("argisrow");
    }

    /** Whether a value that is not null needs one in the variable. */
    private boolean whenNotNull(@Nullable Object expression, Predicate<Node> variable) {
        if (!(expression instanceof Node node)) {
            return false;
        }
        return switch (node.type()) {
            case "VAR", "AGGREF" -> variable.test(node);
            case "RELABELTYPE", "COERCEVIAIO", "ARRAYCOERCEEXPR", "COERCETODOMAIN", "COLLATEEXPR", "COLLATE" ->
                whenNotNull(node.get("arg"), variable);
            case "FUNCEXPR" ->
                relations.isStrict(node.number("funcid"))
                        && !node.flag("funcretset")
                        && node.list("args").stream().anyMatch(a -> whenNotNull(a, variable));
            case "OPEXPR" ->
                relations.isStrict(node.number("opfuncid"))
                        && node.list("args").stream().anyMatch(a -> whenNotNull(a, variable));
            default -> false;
        };
    }

    private boolean isAnyOf(Node node) {
        return node.flag("useOr") && relations.isStrict(node.number("opfuncid"));
    }
}
