package dev.rowan.codegen.queries;

import dev.rowan.codegen.queries.NonNullFunctions.When;
import dev.rowan.review.tree.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves that columns of an analysed query are never null. What it does not know, a node of a later version among it, can be
 * null.
 */
final class Nullability {
    /** {@code SubLinkType} of primnodes.h. */
    private static final int EXISTS = 0;

    private static final int EXPRESSION = 4;
    private static final int ARRAY = 6;

    private static final int CURRENT_SCHEMA = 14;
    private static final int EXTERNAL = 0;
    private static final Set<Integer> JSON_OBJECT_AND_ARRAY = Set.of(1, 2);

    private final ServerCatalogue relations;
    private final NonNullFunctions functions;
    private final IntPredicate nullableParameters;
    private final Strictness strictness;
    private final RowCounts rowCounts;
    private final OuterJoins joins;

    /** What recursive CTEs are taken to give while they are looked at. */
    private final Map<Column, Boolean> assumed = new HashMap<>();

    /** Of the result of a query. */
    private record Column(Node query, int number) {}

    /** {@code nullableParameters}: which numbers from 1 can be null. */
    Nullability(ServerCatalogue relations, NonNullFunctions functions, IntPredicate nullableParameters) {
        this.relations = relations;
        this.functions = functions;
        this.nullableParameters = nullableParameters;
        this.strictness = new Strictness(relations);
        this.rowCounts = new RowCounts(strictness);
        this.joins = new OuterJoins(relations, rowCounts, (v, scope) -> variable(v, scope, 0));
    }

    /** Whether a column of the query's result is never null; columns count from 1. */
    boolean isNonNull(Node query, int column) {
        return column(query, null, column);
    }

    /** Whether a column of a table or view is never null there. */
    boolean isNonNullInTable(long relation, int attribute) {
        ServerCatalogue.Relation found = relations.relation(relation);
        return switch (found.kind()) {
            case 'r', 'p' ->
                found.attribute(attribute)
                        .filter(ServerCatalogue.Attribute::notNull)
                        .isPresent();
            case 'v' ->
                relations.view(relation).filter(q -> column(q, null, attribute)).isPresent();
            default -> false; // nobody checks those of others
        };
    }

    Strictness strictness() {
        return strictness;
    }

    private boolean column(Node query, @Nullable Scope up, int column) {
        Scope scope = Scope.of(query, up, strictness);
        Node operations = query.node("setOperations");
        if (operations != null) {
            return operation(operations, scope, column);
        }
        String list = scope.command() == Scope.SELECT ? "targetList" : "returningList";
        return query.nodes(list).stream()
                .filter(t -> t.integer("resno") == column && !t.flag("resjunk"))
                .anyMatch(t -> result(t.get("expr"), scope));
    }

    private boolean result(@Nullable Object expression, Scope scope) {
        boolean unmarked =
                !scope.query().list("groupingSets").isEmpty() && !scope.query().flag("hasGroupRTE");
        if (unmarked) { // before PostgreSQL 18 nothing in the tree says which expressions the sets null
            return expression instanceof Node node
                    && (node.is("GROUPINGFUNC")
                            || (node.is("AGGREF") && functions.is(node.number("aggfnoid"), When.ALWAYS)));
        }
        return is(expression, scope);
    }

    /** {@code SetOperation}: 1 union, 2 intersect, 3 except. */
    private boolean operation(Node operation, Scope scope, int column) {
        if (operation.is("RANGETBLREF")) {
            Node query = scope.entry(operation.integer("rtindex")).node("subquery");
            return query != null && column(query, scope, column);
        }
        Node left = operation.node("larg");
        Node right = operation.node("rarg");
        if (left == null || right == null) {
            return false;
        }
        return switch (operation.integer("op")) {
            case 1 -> operation(left, scope, column) && operation(right, scope, column);
            case 2 -> operation(left, scope, column) || operation(right, scope, column);
            case 3 -> operation(left, scope, column);
            default -> false;
        };
    }

    private boolean all(List<?> expressions, Scope scope) {
        return expressions.stream().allMatch(e -> is(e, scope));
    }

    private boolean any(List<?> expressions, Scope scope) {
        return expressions.stream().anyMatch(e -> is(e, scope));
    }

    /** Names of nodes since PostgreSQL 16, and before. */
    private boolean is(@Nullable Object expression, Scope scope) {
        if (expression instanceof List<?> list) {
            return all(list, scope);
        }
        if (!(expression instanceof Node node)) {
            return false;
        }
        return switch (node.type()) {
            case "VAR" -> variable(node, scope, 0);
            case "CONST" -> !node.flag("constisnull");
            case "PARAM" -> node.integer("paramkind") == EXTERNAL && !nullableParameters.test(node.integer("paramid"));
            case "RELABELTYPE",
                    "COERCEVIAIO",
                    "ARRAYCOERCEEXPR",
                    "COERCETODOMAIN",
                    "COLLATEEXPR",
                    "COLLATE",
                    "NAMEDARGEXPR" -> is(node.get("arg"), scope);
            case "NULLTEST",
                    "BOOLEANTEST",
                    "DISTINCTEXPR",
                    "ARRAYEXPR",
                    "ARRAY",
                    "ROWEXPR",
                    "ROW",
                    "GROUPINGFUNC",
                    "NEXTVALUEEXPR",
                    "MERGESUPPORTFUNC" -> true;
            case "BOOLEXPR" -> all(node.list("args"), scope);
            case "COALESCEEXPR", "COALESCE", "MINMAXEXPR", "MINMAX" -> any(node.list("args"), scope);
            case "CASEEXPR", "CASE" -> choice(node, scope);
            case "FUNCEXPR" ->
                node.flag("funcretset") ? onlySet(node, scope) : call(node, node.number("funcid"), scope);
            case "OPEXPR" -> !node.flag("opretset") && call(node, node.number("opfuncid"), scope);
            case "SCALARARRAYOPEXPR" -> amongValues(node, scope);
            case "AGGREF" -> aggregate(node, scope);
            case "WINDOWFUNC" -> window(node, scope);
            case "SQLVALUEFUNCTION" -> node.integer("op") != CURRENT_SCHEMA;
            case "SUBLINK" -> subquery(node, scope);
            case "JSONCONSTRUCTOREXPR" -> JSON_OBJECT_AND_ARRAY.contains(node.integer("type"));
            case "JSONISPREDICATE" -> is(node.get("expr"), scope);
            case "SUBSCRIPTINGREF" -> slice(node, scope);
            default -> false;
        };
    }

    /** In each branch the conditions before it did not hold and its own does. */
    private boolean choice(Node node, Scope scope) {
        boolean simple = node.get("arg") != null;
        Scope rest = scope;
        for (Node branch : node.nodes("args")) {
            Object condition = simple ? null : branch.get("expr");
            if (!is(branch.get("result"), condition == null ? rest : rest.where(condition, true))) {
                return false;
            }
            rest = condition == null ? rest : rest.where(condition, false);
        }
        return is(node.get("defresult"), rest);
    }

    private boolean call(Node node, long function, Scope scope) {
        return switch (functions.when(function).orElse(When.AGGREGATE)) {
            case ARGUMENTS -> all(node.list("args"), scope);
            case FIRST_ARGUMENT ->
                !node.flag("funcvariadic") && is(node.list("args").getFirst(), scope);
            case ALWAYS -> !node.flag("funcvariadic"); // a null array of them gives null
            case ROWS, FIRST_COLUMN, AGGREGATE, AGGREGATE_ALWAYS, FRAME -> false;
        };
    }

    /** A set in the select list: with a second one, the shorter is filled up with nulls. */
    private boolean onlySet(Node node, Scope scope) {
        Node query = scope.query();
        boolean plain = scope.command() == Scope.SELECT
                && !query.flag("hasAggs")
                && query.list("groupClause").isEmpty()
                && query.list("groupingSets").isEmpty();
        return plain && functions.is(node.number("funcid"), When.ROWS) && sets(query.list("targetList")) == 1;
    }

    private static long sets(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().mapToLong(Nullability::sets).sum();
        }
        if (!(value instanceof Node node) || node.is("QUERY")) {
            return 0;
        }
        long own = node.flag("funcretset") || node.flag("opretset") ? 1 : 0;
        return own
                + node.fields().values().stream().mapToLong(Nullability::sets).sum();
    }

    /** {@code x in (1, 2)}: of values that are written one by one. */
    private boolean amongValues(Node node, Scope scope) {
        List<Node> args = node.nodes("args");
        return functions.is(node.number("opfuncid"), When.ARGUMENTS)
                && args.size() == 2
                && is(args.getFirst(), scope)
                && (args.getLast().is("ARRAYEXPR") || args.getLast().is("ARRAY"))
                && !args.getLast().flag("multidims")
                && all(args.getLast().list("elements"), scope);
    }

    /** {@code a[1:2]} is empty where nothing is there; an element is null then. */
    private boolean slice(Node node, Scope scope) {
        List<?> from = node.list("reflowerindexpr");
        List<?> to = node.list("refupperindexpr");
        return !from.isEmpty()
                && node.get("refassgnexpr") == null
                && node.number("refcontainertype") < NonNullFunctions.FIRST_OF_USERS
                && is(node.get("refexpr"), scope)
                && Stream.concat(from.stream(), to.stream()).allMatch(bound -> bound == null || is(bound, scope));
    }

    private boolean aggregate(Node node, Scope scope) {
        When when = functions.when(node.number("aggfnoid")).orElse(When.ROWS);
        if (when == When.ALWAYS) {
            return true;
        }
        long levels = node.number("agglevelsup");
        Node of = scope.up(levels).query();
        if (scope.up(levels).isProvedAggregate(node) && isRepeatable(node)) {
            return true;
        }
        Scope rows = scope.across(Scope.Over.ROWS, levels);
        boolean overRows =
                !of.list("groupClause").isEmpty() && of.list("groupingSets").isEmpty() && node.get("aggfilter") == null;
        return overRows
                && switch (when) {
                    case AGGREGATE_ALWAYS -> true;
                    case AGGREGATE ->
                        node.nodes("args").stream()
                                        .filter(a -> !a.flag("resjunk")) // what it only sorts by
                                        .allMatch(a -> is(a.get("expr"), rows))
                                && all(node.list("aggdirectargs"), rows);
                    case ARGUMENTS, FIRST_ARGUMENT, ROWS, FIRST_COLUMN, FRAME, ALWAYS -> false;
                };
    }

    /** Whether it gives the same each time that it is written. */
    private boolean isRepeatable(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(this::isRepeatable);
        }
        return !(value instanceof Node node)
                || (!node.is("SUBLINK")
                        && node.number("aggfnoid") < NonNullFunctions.FIRST_OF_USERS
                        && !relations.isVolatile(node.number("funcid"))
                        && !relations.isVolatile(node.number("opfuncid"))
                        && node.fields().values().stream().allMatch(this::isRepeatable));
    }

    private boolean window(Node node, Scope row) {
        Scope scope = row.across(Scope.Over.RESULTS, 0);
        When when = functions.when(node.number("winfnoid")).orElse(When.ROWS);
        return switch (when) {
            case ALWAYS -> true;
            case ARGUMENTS -> all(node.list("args"), scope);
            case AGGREGATE, FRAME -> hasRows(node, scope) && all(node.list("args"), scope);
            case AGGREGATE_ALWAYS -> hasRows(node, scope);
            case FIRST_ARGUMENT, ROWS, FIRST_COLUMN -> false;
        };
    }

    private static boolean hasRows(Node node, Scope scope) {
        return node.get("aggfilter") == null
                && scope.query().nodes("windowClause").stream()
                        .filter(w -> w.number("winref") == node.number("winref"))
                        .anyMatch(Frames::haveTheirRow);
    }

    private boolean subquery(Node node, Scope scope) {
        return switch (node.integer("subLinkType")) {
            case EXISTS, ARRAY -> true;
            case EXPRESSION -> {
                Node query = node.node("subselect");
                yield query != null && rowCounts.hasRow(query, scope) && column(query, scope, 1);
            }
            default -> false;
        };
    }

    /** {@code ignored}: a join that nulls one side at a time, where a merged column has the other. */
    private boolean variable(Node variable, Scope from, int ignored) {
        Scope scope = from.up(variable.number("varlevelsup"));
        if (!scope.hasVersion(variable)) {
            return false;
        }
        if (scope.isProved(variable)) {
            return true;
        }
        Node entry = scope.entry(variable.integer("varno"));
        int attribute = variable.integer("varattno");
        boolean nulled = scope.nulling(variable).stream()
                .anyMatch(j -> j != ignored && joins.canNull(j, variable.integer("varno"), scope));
        if (isForeignToMerge(variable, scope) || nulled) {
            return false;
        }
        return switch (entry.integer("rtekind")) {
            case RangeTable.RELATION -> relation(variable, entry, scope, attribute);
            case RangeTable.SUBQUERY -> {
                Node query = entry.node("subquery");
                yield attribute > 0 && query != null && column(query, scope, attribute);
            }
            case RangeTable.JOIN -> attribute > 0 && joined(entry, scope, attribute, variable.integer("varno"));
            case RangeTable.FUNCTION -> attribute > 0 && function(entry, scope, attribute);
            case RangeTable.VALUES ->
                attribute > 0
                        && entry.list("values_lists").stream()
                                .allMatch(row -> row instanceof List<?> values && is(values.get(attribute - 1), scope));
            case RangeTable.CTE -> attribute > 0 && commonTable(entry, scope, attribute);
            case RangeTable.GROUP ->
                attribute > 0 && is(entry.list("groupexprs").get(attribute - 1), scope);
            default -> false;
        };
    }

    /** A MERGE returns rows of its table; the source can have had none for them. */
    private static boolean isForeignToMerge(Node variable, Scope scope) {
        return scope.command() == Scope.MERGE
                && variable.integer("varno") != scope.query().integer("resultRelation");
    }

    private boolean relation(Node variable, Node entry, Scope scope, int attribute) {
        long oid = entry.number("relid");
        ServerCatalogue.Relation relation = relations.relation(oid);
        if (scope.returnsOtherRows()
                && variable.integer("varno") == scope.query().integer("resultRelation")) {
            return false;
        }
        if (attribute <= 0) {
            return attribute == 0 || relation.kind() == 'r'; // the row itself, and system columns
        }
        return isNonNullInTable(oid, attribute);
    }

    /** A merged column of a full join is that of either side. */
    private boolean joined(Node entry, Scope scope, int attribute, int number) {
        Object alias = entry.list("joinaliasvars").get(attribute - 1);
        boolean merged = attribute <= entry.integer("joinmergedcols") && entry.integer("jointype") == Scope.FULL;
        if (merged && alias instanceof Node node && (node.is("COALESCEEXPR") || node.is("COALESCE"))) {
            return node.nodes("args").stream().allMatch(a -> a.is("VAR") ? variable(a, scope, number) : is(a, scope));
        }
        return is(alias, scope);
    }

    private boolean function(Node entry, Scope scope, int attribute) {
        List<Node> called = entry.nodes("functions");
        if (called.size() != 1) {
            return false; // the shorter ones are filled up with nulls
        }
        Node one = called.getFirst();
        if (attribute > one.integer("funccolcount")) {
            return entry.flag("funcordinality");
        }
        if (!(one.get("funcexpr") instanceof Node call)) {
            return false;
        }
        if (call.is("FUNCEXPR") && call.flag("funcretset")) {
            return functions.is(call.number("funcid"), When.ROWS)
                    || (attribute == 1 && functions.is(call.number("funcid"), When.FIRST_COLUMN));
        }
        return one.integer("funccolcount") == 1 && is(call, scope);
    }

    /** A recursive one is taken to give no null, until the opposite shows. */
    private boolean commonTable(Node entry, Scope from, int attribute) {
        Scope scope = from.up(entry.number("ctelevelsup"));
        for (Node cte : scope.query().nodes("cteList")) {
            Node query = cte.node("ctequery");
            if (cte.text("ctename").equals(entry.text("ctename")) && query != null) {
                var key = new Column(query, attribute);
                Boolean assumption = assumed.putIfAbsent(key, true);
                if (assumption != null) {
                    return assumption;
                }
                boolean nonNull = column(query, scope, attribute);
                assumed.remove(key);
                return nonNull;
            }
        }
        return false;
    }
}
