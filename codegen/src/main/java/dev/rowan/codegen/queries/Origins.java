package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows columns of a result to the columns of relations that they are, unchanged. */
final class Origins {
    /**
     * Where a column comes from.
     *
     * @param entry which entry of FROM: equal for columns of one row
     * @param alias of the outermost entry
     * @param outer whether an outer join can leave the entry without a row, or a function give none
     * @param held whether the table's NOT NULL holds for it; not for what a function returns
     */
    record Origin(long relation, int attribute, String entry, String alias, boolean outer, boolean held) {
        /** Of rows that come one way or the other. */
        Optional<Origin> and(Origin other) {
            return relation == other.relation && attribute == other.attribute
                    ? Optional.of(new Origin(
                            relation,
                            attribute,
                            entry + "|" + other.entry,
                            alias,
                            outer || other.outer,
                            held && other.held))
                    : Optional.empty();
        }

        private Origin outerIf(boolean nulled) {
            return new Origin(relation, attribute, entry, alias, outer || nulled, held);
        }

        private Origin within(String around, String outermost) {
            return new Origin(relation, attribute, around + "/" + entry, outermost, outer, held);
        }
    }

    private final Strictness strictness;
    private final ServerCatalogue relations;

    /** Columns of recursive CTEs that are being followed. */
    private final Set<Followed> following = new HashSet<>();

    /** A column of a query, which is this very node of the tree. */
    private record Followed(Node query, int attribute) {}

    Origins(Strictness strictness) {
        this.strictness = strictness;
        this.relations = strictness.relations();
    }

    /** Of a column of the query's result; columns count from 1. */
    Optional<Origin> of(Node query, int column) {
        return column(query, null, column);
    }

    private Optional<Origin> column(Node query, @Nullable Scope up, int column) {
        Scope scope = Scope.of(query, up, strictness);
        Node operations = query.node("setOperations");
        if (operations != null) {
            return operation(operations, scope, column);
        }
        if (!query.list("groupingSets").isEmpty() || scope.isReplaced()) {
            return Optional.empty();
        }
        String list = scope.command() == Scope.SELECT ? "targetList" : "returningList";
        return query.nodes(list).stream()
                .filter(t -> t.integer("resno") == column && !t.flag("resjunk"))
                .findFirst()
                .flatMap(t -> of(t.get("expr"), scope));
    }

    /** Of one table, whichever branch a row is from. */
    private Optional<Origin> operation(Node operation, Scope scope, int column) {
        if (operation.is("RANGETBLREF")) {
            Node query = scope.entry(operation.integer("rtindex")).node("subquery");
            return query == null ? Optional.empty() : column(query, scope, column);
        }
        Node larg = operation.node("larg");
        Node rarg = operation.node("rarg");
        if (larg == null || rarg == null) {
            return Optional.empty();
        }
        Optional<Origin> left = operation(larg, scope, column);
        Optional<Origin> right = operation(rarg, scope, column);
        return left.flatMap(l -> right.flatMap(l::and));
    }

    /** Of an expression of a query. */
    Optional<Origin> of(@Nullable Object expression, Scope from) {
        if (!(expression instanceof Node variable) || !variable.is("VAR")) {
            return Optional.empty();
        }
        Scope scope = from.up(variable.number("varlevelsup"));
        int number = variable.integer("varno");
        int attribute = variable.integer("varattno");
        boolean ofMergeSource =
                scope.command() == Scope.MERGE && number != scope.query().integer("resultRelation");
        if (attribute <= 0 || ofMergeSource) {
            return Optional.empty();
        }
        Node entry = scope.entry(number);
        String alias = scope.alias(variable);
        boolean nulled = !scope.nulling(variable).isEmpty() || !scope.hasVersion(variable);
        return switch (entry.integer("rtekind")) {
            case RangeTable.RELATION ->
                Optional.of(new Origin(
                        entry.number("relid"),
                        attribute,
                        number + "." + variable.integer("varreturningtype"),
                        alias,
                        nulled,
                        true));
            case RangeTable.FUNCTION ->
                function(entry, attribute)
                        .map(f -> new Origin(
                                f.relation(),
                                f.attribute(),
                                String.valueOf(number),
                                alias,
                                nulled || (!f.isSet() && !scope.isPresent(number)),
                                false));
            case RangeTable.SUBQUERY -> {
                Node query = entry.node("subquery");
                yield query == null
                        ? Optional.empty()
                        : column(query, scope, attribute)
                                .map(o ->
                                        o.within(String.valueOf(number), alias).outerIf(nulled));
            }
            case RangeTable.JOIN ->
                of(entry.list("joinaliasvars").get(attribute - 1), scope).map(o -> o.outerIf(nulled));
            case RangeTable.GROUP -> of(entry.list("groupexprs").get(attribute - 1), scope);
            case RangeTable.CTE ->
                commonTable(entry, scope, attribute)
                        .map(o -> o.within(String.valueOf(number), alias).outerIf(nulled));
            default -> Optional.empty();
        };
    }

    /** A column of the row of a table that a function returns; {@code isSet}: no row of nulls where it returns none. */
    private record Returned(long relation, int attribute, boolean isSet) {}

    /** Of one function, or of several that stand side by side. */
    private Optional<Returned> function(Node entry, int attribute) {
        int before = 0;
        for (Node function : entry.nodes("functions")) {
            int count = function.integer("funccolcount");
            if (attribute <= before + count) {
                int own = attribute - before;
                Node call = function.node("funcexpr");
                boolean alone = entry.nodes("functions").size() == 1; // else the shorter is filled up with nulls
                return call == null || !call.is("FUNCEXPR")
                        ? Optional.empty()
                        : relations
                                .relationOfRow(call.number("funcresulttype"))
                                .filter(r ->
                                        relations.relation(r).attribute(own).isPresent())
                                .map(r -> new Returned(r, own, alone && call.flag("funcretset")));
            }
            before += count;
        }
        return Optional.empty(); // the ordinality
    }

    private Optional<Origin> commonTable(Node entry, Scope from, int attribute) {
        Scope scope = from.up(entry.number("ctelevelsup"));
        for (Node cte : scope.query().nodes("cteList")) {
            Node query = cte.node("ctequery");
            if (cte.text("ctename").equals(entry.text("ctename")) && query != null) {
                var key = new Followed(query, attribute);
                if (!following.add(key)) {
                    return Optional.empty();
                }
                Optional<Origin> origin = column(query, scope, attribute);
                following.remove(key);
                return origin;
            }
        }
        return Optional.empty();
    }
}
