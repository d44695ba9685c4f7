package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what PostgreSQL takes although it fails each time that it runs, or sorts and groups by nothing. */
final class Pitfalls {
    /** What differs from row to row. */
    private static final Set<String> OF_ROWS = Set.of("VAR", "SUBLINK", "AGGREF", "WINDOWFUNC", "GROUPINGFUNC");

    private static final Set<Long> MINUS = Set.of(212L, 213L, 462L);
    private static final int CALLED = 0;

    private static final Complaint NO_COLUMN = new Complaint(
            0,
            "a parameter is a value and no column: this is the same for all rows, so that nothing is sorted or grouped by it",
            "list the choices in the header, as in -- order: newest = created_at desc, id | name = name, id, and write"
                    + " order by /*? order */ created_at desc, id /*?*/");

    private final Describer describer;
    private final ServerCatalogue relations;
    private final WrittenColumns written;
    private final WrittenNulls nulls;

    Pitfalls(Describer describer, ServerCatalogue relations, WrittenColumns written) {
        this.describer = describer;
        this.relations = relations;
        this.written = written;
        this.nulls = new WrittenNulls(relations, written);
    }

    /** Of a text that PostgreSQL has made this tree of; places are in the file. {@code nullable}: see {@link WrittenNulls}. */
    List<Complaint> of(QueryText text, Node tree, IntPredicate nullable) throws SQLException {
        List<Complaint> complaints = new ArrayList<>(inserts(text, tree));
        if (!parts(tree, nullable).isEmpty()) {
            PlacedTree placed = describer.placed(text);
            parts(placed.tree(), nullable)
                    .forEach((part, complaint) -> complaints.add(new Complaint(
                            text.numbered().inFile(Math.max(placed.start(part), 0)),
                            complaint.problem(),
                            complaint.help())));
        }
        return complaints;
    }

    /** Parts of the tree; their complaints have no place yet. */
    private Map<Node, Complaint> parts(Node tree, IntPredicate nullable) throws SQLException {
        Map<Node, Complaint> found = new LinkedHashMap<>(nulls.of(tree, nullable));
        nodes(tree).forEach(node -> {
            if (node.is("QUERY")) {
                bound(node.get("limitCount"), "limit").ifPresent(c -> found.put((Node) node.get("limitCount"), c));
                bound(node.get("limitOffset"), "offset").ifPresent(c -> found.put((Node) node.get("limitOffset"), c));
                node.nodes("targetList").stream()
                        .filter(t -> t.flag("resjunk"))
                        .flatMap(t -> grouped(t, node).stream())
                        .filter(this::isTheSameForAll)
                        .forEach(e -> found.put(e, NO_COLUMN));
            } else if (node.is("TARGETENTRY") && node.flag("resjunk") && isTheSameForAll(node.get("expr"))) {
                found.put((Node) node.get("expr"), NO_COLUMN);
            }
        });
        return found;
    }

    private static Optional<Complaint> bound(@Nullable Object value, String word) {
        return value instanceof Node node && isNegative(node)
                ? Optional.of(new Complaint(
                        0, "a negative " + word + ", with which the query fails each time", "give it 0 or more"))
                : Optional.empty();
    }

    /** Since PostgreSQL 18 what is grouped by is an entry of its own. */
    private static Optional<Node> grouped(Node target, Node query) {
        Node variable = target.node("expr");
        if (variable == null || !variable.is("VAR") || variable.number("varlevelsup") > 0) {
            return Optional.empty();
        }
        Node entry = query.nodes("rtable").get(variable.integer("varno") - 1);
        return entry.integer("rtekind") == RangeTable.GROUP
                ? Optional.of(entry.nodes("groupexprs").get(variable.integer("varattno") - 1))
                : Optional.empty();
    }

    private static boolean isNegative(Node value) {
        return switch (value.type()) {
            case "CONST" ->
                !value.flag("constisnull")
                        && value.get("constvalue") instanceof List<?> bytes
                        && String.valueOf(bytes.getLast()).startsWith("-");
            case "FUNCEXPR", "RELABELTYPE", "COERCEVIAIO" ->
                cast(value).map(Pitfalls::isNegative).orElse(false);
            case "OPEXPR" ->
                MINUS.contains(value.number("opfuncid"))
                        && value.list("args").getFirst() instanceof Node of
                        && isConstant(of)
                        && !isNegative(of);
            default -> false;
        };
    }

    private static boolean isConstant(Node value) {
        return value.is("CONST")
                ? !value.flag("constisnull")
                : cast(value).map(Pitfalls::isConstant).orElse(false);
    }

    /** What is cast to another type. */
    private static Optional<Node> cast(Node value) {
        Node only = value.is("FUNCEXPR") && value.integer("funcformat") != CALLED
                ? value.nodes("args").getFirst()
                : value.node("arg");
        return Optional.ofNullable(only);
    }

    private boolean isTheSameForAll(@Nullable Object expression) {
        return nodes(expression).anyMatch(n -> n.is("PARAM"))
                && nodes(expression)
                        .noneMatch(n -> OF_ROWS.contains(n.type())
                                || relations.isVolatile(n.number("funcid"))
                                || relations.isVolatile(n.number("opfuncid")));
    }

    private List<Complaint> inserts(QueryText text, Node tree) throws SQLException {
        Tokens tokens = Tokens.of(text.numbered().sql());
        List<Complaint> complaints = new ArrayList<>();
        List<Node> inserts = new ArrayList<>();
        List<Node> merges = new ArrayList<>();
        for (Node query : Stars.queries(tree).toList()) {
            if (query.integer("commandType") == Scope.INSERT) {
                inserts.add(query);
            }
            query.nodes("mergeActionList").stream()
                    .filter(a -> a.integer("commandType") == Scope.INSERT)
                    .forEach(a -> merges.add(query.with("targetList", a.list("targetList"))));
        }
        for (int i = 0; i < inserts.size(); i++) {
            complain(text, tokens.inserts(), i, inserts.get(i), complaints);
        }
        for (int i = 0; i < merges.size(); i++) {
            complain(text, tokens.insertsOfMerge(), i, merges.get(i), complaints);
        }
        return complaints;
    }

    private void complain(QueryText text, List<Token> places, int index, Node insert, List<Complaint> complaints)
            throws SQLException {
        long table =
                insert.nodes("rtable").get(insert.integer("resultRelation") - 1).number("relid");
        ServerCatalogue.Relation relation = relations.relation(table);
        Map<Integer, String> missing = new LinkedHashMap<>(written.required(table));
        if (relation.replaced().contains(Scope.INSERT)) {
            return;
        }
        insert.nodes("targetList").stream()
                .filter(t -> !t.flag("resjunk"))
                .forEach(t -> missing.remove(t.integer("resno")));
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing.values());
            complaints.add(new Complaint(
                    text.numbered()
                            .inFile(index < places.size() ? places.get(index).start() : 0),
                    "the insert gives no value for " + names + " of " + relation.name()
                            + ", NOT NULL without a default",
                    "give " + (missing.size() == 1 ? "it one" : "each one") + ", or make a default in a migration"));
        }
    }

    private static Stream<Node> nodes(@Nullable Object value) {
        return switch (value) {
            case Node node ->
                Stream.concat(Stream.of(node), node.fields().values().stream().flatMap(Pitfalls::nodes));
            case List<?> list -> list.stream().flatMap(Pitfalls::nodes);
            case null, default -> Stream.of();
        };
    }
}
