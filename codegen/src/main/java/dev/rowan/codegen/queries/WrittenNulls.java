package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what is null each time that it is written to a column that takes no null. */
final class WrittenNulls {
    private static final int UNION = 1;
    private static final int EXPRESSION = 4;
    private static final int OF_FILE = 0;
    private static final int OF_SEVERAL = 3;

    private final ServerCatalogue catalogue;
    private final WrittenColumns columns;

    WrittenNulls(ServerCatalogue catalogue, WrittenColumns columns) {
        this.catalogue = catalogue;
        this.columns = columns;
    }

    /**
     * Parts of the tree; their complaints have no place yet.
     *
     * @param nullable the parameters that the header calls nullable, and that the query does nothing with but write
     */
    Map<Node, Complaint> of(Node tree, IntPredicate nullable) throws SQLException {
        Map<Node, Complaint> found = new LinkedHashMap<>();
        for (Node query : Stars.queries(tree).toList()) {
            int command = query.integer("commandType");
            if (command == Scope.INSERT || command == Scope.UPDATE) {
                find(query, query.nodes("targetList"), command, nullable, found);
            }
            Node conflict = query.node("onConflict");
            if (conflict != null) {
                find(query, conflict.nodes("onConflictSet"), Scope.UPDATE, nullable, found);
            }
            for (Node action : query.nodes("mergeActionList")) {
                find(query, action.nodes("targetList"), action.integer("commandType"), nullable, found);
            }
        }
        return found;
    }

    private void find(Node query, List<Node> targets, int command, IntPredicate nullable, Map<Node, Complaint> found)
            throws SQLException {
        long relation =
                query.nodes("rtable").get(query.integer("resultRelation") - 1).number("relid");
        for (Node target : targets) {
            var written = new ParameterUses.Column(relation, target.integer("resno"));
            Optional<ParameterUses.Column> stored =
                    target.flag("resjunk") ? Optional.empty() : stored(written, command);
            Optional<WrittenColumns.Column> column = stored.isPresent() ? columns.find(stored.get()) : Optional.empty();
            if (column.isPresent() && column.get().refusesNull(command)) {
                boolean noDefault =
                        stored.get().equals(written) && !column.get().filled();
                new Search(
                                query,
                                null,
                                query.integer("commandType") == Scope.INSERT && command == Scope.INSERT,
                                nullable,
                                noDefault)
                        .in(target.get("expr"))
                        .ifPresent(n -> found.put(n, complaint(n, column.get(), stored.get())));
            }
        }
    }

    private Complaint complaint(Node part, WrittenColumns.Column column, ParameterUses.Column stored) {
        String of =
                column.name() + " of " + catalogue.relation(stored.relation()).name();
        if (part.is("PARAM")) {
            return new Complaint(
                    0,
                    "the header says that this parameter can be null, and " + of + " is NOT NULL",
                    "take the header's line away, or write coalesce around the parameter");
        }
        return part.is("SETTODEFAULT")
                ? new Complaint(
                        0, of + " is NOT NULL without a default", "give it a value, or make a default in a migration")
                : new Complaint(
                        0,
                        "this is null each time, and " + of + " is NOT NULL",
                        "give it a value, or take NOT NULL off the column in a migration");
    }

    /** The column of a table that PostgreSQL writes for one of a view. */
    private Optional<ParameterUses.Column> stored(ParameterUses.Column column, int command) throws SQLException {
        ServerCatalogue.Relation relation = catalogue.relation(column.relation());
        if (relation.replaced().contains(command)) {
            return Optional.empty();
        }
        if (relation.kind() != 'v') {
            return Optional.of(column);
        }
        Optional<Node> view = catalogue.view(column.relation());
        if (view.isEmpty() || columns.isWrittenByTriggers(column.relation())) {
            return Optional.empty();
        }
        Optional<Node> variable = view.get().nodes("targetList").stream()
                .filter(t -> t.integer("resno") == column.attribute())
                .map(t -> t.get("expr"))
                .filter(e -> e instanceof Node node && node.is("VAR"))
                .map(Node.class::cast)
                .findFirst();
        if (variable.isEmpty()) {
            return Optional.empty();
        }
        Node entry = view.get().nodes("rtable").get(variable.get().integer("varno") - 1);
        return entry.integer("rtekind") == RangeTable.RELATION
                ? stored(
                        new ParameterUses.Column(
                                entry.number("relid"), variable.get().integer("varattno")),
                        command)
                : Optional.empty();
    }

    /**
     * Looks for the part of an expression that makes it null, in a query and those around it. {@code insert}: whether each row that
     * it reads is written. {@code noDefault}: whether DEFAULT is null.
     */
    private final class Search {
        private final Node query;
        private final @Nullable Search up;
        private final boolean insert;
        private final IntPredicate nullable;
        private final boolean noDefault;

        Search(Node query, @Nullable Search up, boolean insert, IntPredicate nullable, boolean noDefault) {
            this.query = query;
            this.up = up;
            this.insert = insert;
            this.nullable = nullable;
            this.noDefault = noDefault;
        }

        /** Names of nodes since PostgreSQL 16, and before. */
        Optional<Node> in(@Nullable Object expression) {
            if (!(expression instanceof Node node)) {
                return Optional.empty();
            }
            return switch (node.type()) {
                case "CONST" -> Optional.of(node).filter(n -> n.flag("constisnull"));
                case "SETTODEFAULT" -> Optional.of(node).filter(n -> noDefault);
                case "PARAM" -> parameter(node);
                case "RELABELTYPE", "COERCEVIAIO", "ARRAYCOERCEEXPR", "COERCETODOMAIN", "COLLATEEXPR", "COLLATE" ->
                    in(node.get("arg"));
                case "FUNCEXPR" -> node.flag("funcretset") ? Optional.empty() : strict(node.number("funcid"), node);
                case "OPEXPR" -> strict(node.number("opfuncid"), node);
                case "NULLIFEXPR", "NULLIF" -> in(node.list("args").getFirst());
                case "COALESCEEXPR", "COALESCE", "MINMAXEXPR", "MINMAX" ->
                    all(node.list("args").stream()) ? Optional.of(node) : Optional.empty();
                case "CASEEXPR", "CASE" ->
                    in(node.get("defresult")).isPresent()
                                    && all(node.nodes("args").stream().map(b -> b.get("result")))
                            ? Optional.of(node)
                            : Optional.empty();
                case "SUBLINK" ->
                    node.integer("subLinkType") == EXPRESSION ? column(node.node("subselect"), 1) : Optional.empty();
                case "VAR" -> above(node.number("varlevelsup")).flatMap(s -> s.variable(node));
                default -> Optional.empty();
            };
        }

        private boolean all(Stream<?> expressions) {
            return expressions.allMatch(e -> in(e).isPresent());
        }

        private Optional<Node> strict(long function, Node call) {
            return catalogue.isStrict(function) ? first(call.list("args").stream()) : Optional.empty();
        }

        private Optional<Node> first(Stream<?> expressions) {
            return expressions.flatMap(e -> in(e).stream()).findFirst();
        }

        /** One of the file, or one column of {@code set (a, b) = (select ...)}. */
        private Optional<Node> parameter(Node node) {
            int number = node.integer("paramid");
            return switch (node.integer("paramkind")) {
                case OF_FILE -> Optional.of(node).filter(n -> nullable.test(number));
                case OF_SEVERAL ->
                    query.nodes("targetList").stream()
                            .flatMap(t -> Stream.ofNullable(t.node("expr")))
                            .filter(e -> e.is("SUBLINK") && e.integer("subLinkId") == number >> 16)
                            .findFirst()
                            .flatMap(e -> column(e.node("subselect"), number & 0xffff));
                default -> Optional.empty();
            };
        }

        private Optional<Node> variable(Node variable) {
            Node entry = query.nodes("rtable").get(variable.integer("varno") - 1);
            int column = variable.integer("varattno");
            if (column <= 0) {
                return Optional.empty();
            }
            return switch (entry.integer("rtekind")) {
                case RangeTable.VALUES -> {
                    List<?> values = entry.list("values_lists").stream()
                            .map(row -> (Object) ((List<?>) row).get(column - 1))
                            .toList();
                    yield insert || all(values.stream()) ? first(values.stream()) : Optional.empty();
                }
                case RangeTable.SUBQUERY -> column(entry.node("subquery"), column);
                case RangeTable.JOIN -> in(entry.list("joinaliasvars").get(column - 1));
                case RangeTable.GROUP -> in(entry.list("groupexprs").get(column - 1));
                case RangeTable.CTE -> above(entry.number("ctelevelsup")).flatMap(s -> s.commonTable(entry, column));
                default -> Optional.empty();
            };
        }

        private Optional<Search> above(long levels) {
            Optional<Search> search = Optional.of(this);
            for (long i = 0; i < levels; i++) {
                search = search.map(s -> s.up);
            }
            return search;
        }

        private Optional<Node> commonTable(Node entry, int column) {
            return query.nodes("cteList").stream()
                    .filter(c -> c.text("ctename").equals(entry.text("ctename")) && !c.flag("cterecursive"))
                    .findFirst()
                    .flatMap(c -> column(c.node("ctequery"), column));
        }

        /** Of all rows that a query gives; of an INSERT's own SELECT, one branch of a union is enough. */
        private Optional<Node> column(@Nullable Node read, int column) {
            if (read == null || read.integer("commandType") != Scope.SELECT) {
                return Optional.empty();
            }
            var within = new Search(read, this, false, nullable, noDefault);
            Node operations = read.node("setOperations");
            return operations != null
                    ? within.operation(operations, column, insert)
                    : read.nodes("targetList").stream()
                            .filter(t -> t.integer("resno") == column)
                            .findFirst()
                            .flatMap(t -> within.in(t.get("expr")));
        }

        private Optional<Node> operation(@Nullable Node operation, int column, boolean oneIsEnough) {
            if (operation == null) {
                return Optional.empty();
            }
            if (operation.is("RANGETBLREF")) {
                return column(
                        query.nodes("rtable")
                                .get(operation.integer("rtindex") - 1)
                                .node("subquery"),
                        column);
            }
            Optional<Node> left = operation(operation.node("larg"), column, oneIsEnough);
            Optional<Node> right = operation(operation.node("rarg"), column, oneIsEnough);
            boolean isNull =
                    operation.integer("op") == UNION && (oneIsEnough || (left.isPresent() && right.isPresent()));
            return isNull ? left.or(() -> right) : Optional.empty();
        }
    }
}
