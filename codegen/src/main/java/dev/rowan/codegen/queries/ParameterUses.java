package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query does with its parameters, and with the elements of those that {@code from unnest(:all)} makes rows of: compares them with a column by an operator of a btree or its {@code <>}, writes them to
 * one, or anything else. {@code coalesce} hands its values on; {@code is null} takes a value of any type and is no use.
 */
final class ParameterUses {
    private static final int SUBQUERY = 1;
    private static final int VALUES = 5;
    private static final int EXTERNAL = 0;
    private static final int IMPLICIT = 2;

    /** {@code unnest(anyarray)}. */
    private static final long UNNEST = 2331;

    /** A column of a relation. */
    record Column(long relation, int attribute) {}

    /**
     * One use.
     *
     * @param column what it is compared with or written to; empty for anything else
     * @param written whether it is written
     * @param ofElements whether it is the use of what {@code from unnest(:all)} makes of an array
     */
    record Use(Optional<Column> column, boolean written, boolean ofElements) {
        static final Use OTHER = new Use(Optional.empty(), false, false);

        private static @Nullable Use compared(@Nullable Column column) {
            return column == null ? null : new Use(Optional.of(column), false, false);
        }

        private static @Nullable Use written(@Nullable Column column) {
            return column == null ? null : new Use(Optional.of(column), true, false);
        }

        private Use forElements() {
            return new Use(column, written, true);
        }
    }

    private final ServerCatalogue relations;
    private final Strictness strictness;
    private final Origins origins;
    private final Map<Integer, Set<Use>> uses = new HashMap<>();

    private final Set<Integer> asked = new HashSet<>();
    private final Set<Integer> askedOfElements = new HashSet<>();

    /** Of entries whose rows an INSERT takes, what each of their columns is written to. */
    private final Map<Node, Map<Integer, Column>> written = new HashMap<>();

    private ParameterUses(ServerCatalogue relations) {
        this.relations = relations;
        this.strictness = new Strictness(relations);
        this.origins = new Origins(strictness);
    }

    static ParameterUses of(Node tree, ServerCatalogue relations) {
        var uses = new ParameterUses(relations);
        uses.query(tree, null, Map.of());
        return uses;
    }

    /** By the parameter's number. */
    Map<Integer, Set<Use>> uses() {
        return uses;
    }

    /** The numbers of those that the query asks whether they are null. */
    Set<Integer> asked() {
        return asked;
    }

    /** The numbers of arrays of whose elements the query asks so. */
    Set<Integer> askedOfElements() {
        return askedOfElements;
    }

    /** {@code targets}: what the columns of its result are written to. */
    private void query(Node query, @Nullable Scope up, Map<Integer, Column> targets) {
        Scope scope = Scope.of(query, up, strictness);
        if (scope.command() == Scope.INSERT || scope.command() == Scope.UPDATE) {
            write(query, "targetList", scope);
            return;
        }
        boolean simple = query.node("setOperations") == null;
        for (Node entry : query.nodes("targetList")) {
            give(entry.get("expr"), simple ? Use.written(targets.get(entry.integer("resno"))) : null, scope);
        }
        others(query, "targetList", scope);
    }

    /** {@code list}: what is written to columns of the statement's table. */
    private void write(Node node, String list, Scope scope) {
        long relation = scope.entry(scope.query().integer("resultRelation")).number("relid");
        for (Node entry : node.nodes(list)) {
            Column column = entry.flag("resjunk") ? null : new Column(relation, entry.integer("resno"));
            give(entry.get("expr"), Use.written(column), scope);
        }
        others(node, list, scope);
    }

    private void others(Node node, String field, Scope scope) {
        walk(List.copyOf(node.with(field, null).fields().values()), scope);
    }

    private void walk(@Nullable Object value, Scope scope) {
        if (value instanceof List<?> list) {
            list.forEach(v -> walk(v, scope));
        } else if (value instanceof Node node) {
            walk(node, scope);
        }
    }

    /** Names of nodes since PostgreSQL 16, and before. */
    private void walk(Node node, Scope scope) {
        switch (node.type()) {
            case "QUERY" -> query(node, scope, Map.of());
            case "RANGETBLENTRY", "RTE" -> entry(node, scope);
            case "MERGEACTION" -> write(node, "targetList", scope);
            case "ONCONFLICTEXPR" -> write(node, "onConflictSet", scope);
            case "PARAM" -> use(node, Use.OTHER);
            case "VAR" -> unnested(node, scope).forEach(a -> use(a, Use.OTHER.forElements()));
            case "NULLTEST" -> ask(node.get("arg"), scope);
            case "OPEXPR", "DISTINCTEXPR" ->
                compare(
                        node.number("opno"),
                        node.list("args").getFirst(),
                        node.list("args").getLast(),
                        scope);
            case "SCALARARRAYOPEXPR" -> compareWithAny(node, scope);
            case "ROWCOMPAREEXPR", "ROWCOMPARE" -> {
                for (int i = 0; i < node.list("largs").size(); i++) {
                    compare(
                            Long.parseLong(
                                    (String) node.list("opnos").get(i + 1)), // the first says what kind of list it is
                            node.list("largs").get(i),
                            node.list("rargs").get(i),
                            scope);
                }
            }
            default -> walk(List.copyOf(node.fields().values()), scope);
        }
    }

    private void ask(@Nullable Object argument, Scope scope) {
        Node asks = uncoerced(argument).orElse(null);
        List<Node> arrays = asks == null || !asks.is("VAR") ? List.of() : unnested(asks, scope);
        if (asks != null && asks.is("PARAM")) {
            asked.add(asks.integer("paramid"));
        } else if (arrays.size() == 1) {
            askedOfElements.add(arrays.getFirst().integer("paramid"));
        } else {
            walk(argument, scope);
        }
    }

    /** The parameters whose elements a variable is: one for a column of {@code from unnest(:all)}, all for the whole row. */
    private static List<Node> unnested(Node variable, Scope from) {
        Scope scope = from.up(variable.number("varlevelsup"));
        int number = variable.integer("varno");
        if (number < 1 || number > scope.query().nodes("rtable").size()) {
            return List.of(); // of no entry, as in what a constraint says
        }
        Node entry = scope.entry(number);
        if (entry.integer("rtekind") != RangeTable.FUNCTION) {
            return List.of();
        }
        int attribute = variable.integer("varattno");
        List<Node> found = new ArrayList<>();
        int before = 0;
        for (Node function : entry.nodes("functions")) {
            int count = function.integer("funccolcount");
            if (attribute == 0 || (before < attribute && attribute <= before + count)) {
                array(function).ifPresent(found::add);
            }
            before += count;
        }
        return List.copyOf(found);
    }

    /** The parameter that a function of FROM unnests into one column. */
    private static Optional<Node> array(Node function) {
        Node call = function.node("funcexpr");
        return call != null && call.number("funcid") == UNNEST && function.integer("funccolcount") == 1
                ? uncoerced(call.list("args").getFirst())
                        .filter(a -> a.is("PARAM") && a.integer("paramkind") == EXTERNAL)
                : Optional.empty();
    }

    private void entry(Node entry, Scope scope) {
        Map<Integer, Column> targets = written.getOrDefault(entry, Map.of());
        Node query = entry.node("subquery");
        if (entry.integer("rtekind") == SUBQUERY && query != null) {
            query(query, scope, targets);
        } else if (entry.integer("rtekind") == VALUES) {
            for (Object row : entry.list("values_lists")) {
                int number = 0;
                for (Object value : (List<?>) row) {
                    give(value, Use.written(targets.get(++number)), scope);
                }
            }
        } else if (entry.integer("rtekind") == RangeTable.FUNCTION) {
            for (Node function : entry.nodes("functions")) {
                if (array(function).isEmpty()) { // else its uses are those of its elements
                    walk(function, scope);
                }
            }
        } else if (entry.integer("rtekind") == RangeTable.JOIN) {
            walk(List.copyOf(entry.with("joinaliasvars", null).fields().values()), scope);
        } else {
            walk(List.copyOf(entry.fields().values()), scope);
        }
    }

    private void compare(long operator, Object left, Object right, Scope scope) {
        boolean comparison = relations.isComparison(operator);
        give(left, comparison ? Use.compared(column(right, scope)) : null, scope);
        give(right, comparison ? Use.compared(column(left, scope)) : null, scope);
    }

    /** {@code x = any(:all)}, and {@code x in (:one, :other)}. */
    private void compareWithAny(Node node, Scope scope) {
        Object left = node.list("args").getFirst();
        Object right = node.list("args").getLast();
        Optional<Node> array = uncoerced(right).filter(a -> a.is("ARRAYEXPR") || a.is("ARRAY"));
        if (array.isPresent()) {
            array.get().list("elements").forEach(e -> compare(node.number("opno"), left, e, scope));
        } else {
            walk(left, scope);
            boolean comparison = relations.isComparison(node.number("opno"));
            give(right, comparison ? Use.compared(column(left, scope)) : null, scope);
        }
    }

    private @Nullable Column column(Object expression, Scope scope) {
        return uncoerced(expression)
                .flatMap(e -> origins.of(e, scope))
                .map(o -> new Column(o.relation(), o.attribute()))
                .orElse(null);
    }

    /** {@code target}: what happens to the value of the expression. */
    private void give(@Nullable Object expression, @Nullable Use target, Scope scope) {
        Node node = uncoerced(expression).orElse(null);
        if (target == null || node == null) {
            walk(expression, scope);
            return;
        }
        switch (node.type()) {
            case "PARAM" -> use(node, target);
            case "COALESCEEXPR", "COALESCE" -> node.list("args").forEach(a -> give(a, target, scope));
            case "VAR" -> {
                unnested(node, scope).forEach(a -> use(a, target.forElements()));
                if (target.written() && scope.command() == Scope.INSERT && node.number("varlevelsup") == 0) {
                    written.computeIfAbsent(scope.entry(node.integer("varno")), e -> new HashMap<>())
                            .put(node.integer("varattno"), target.column().orElseThrow());
                }
            }
            default -> walk(expression, scope);
        }
    }

    private void use(Node parameter, Use use) {
        if (parameter.integer("paramkind") == EXTERNAL) {
            uses.computeIfAbsent(parameter.integer("paramid"), n -> new LinkedHashSet<>())
                    .add(use);
        }
    }

    /** Without the casts that PostgreSQL added; one that is written says that another type is meant. */
    private static Optional<Node> uncoerced(@Nullable Object expression) {
        Object inner = expression;
        while (inner instanceof Node node) {
            Object argument = switch (node.type()) {
                case "RELABELTYPE" -> node.integer("relabelformat") == IMPLICIT ? node.get("arg") : null;
                case "COERCEVIAIO", "ARRAYCOERCEEXPR" ->
                    node.integer("coerceformat") == IMPLICIT ? node.get("arg") : null;
                case "COERCETODOMAIN" -> node.integer("coercionformat") == IMPLICIT ? node.get("arg") : null;
                case "FUNCEXPR" ->
                    node.integer("funcformat") == IMPLICIT ? node.list("args").getFirst() : null;
                case "COLLATEEXPR", "COLLATE" -> node.get("arg");
                default -> null;
            };
            if (argument == null) {
                return Optional.of(node);
            }
            inner = argument;
        }
        return Optional.empty();
    }
}
