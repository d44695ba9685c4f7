package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what PostgreSQL made of a star: the parts of an analysed text that stand where the star does. */
final class StarColumns {
    private static final int RELATION = 0;
    private static final int SUBQUERY = 1;
    private static final int JOIN = 2;
    private static final int GROUP = 9;
    private static final int EXISTS = 0;

    /** What a star becomes: in a select list, and in ROW and VALUES. */
    private static final Set<String> LISTED = Set.of("TARGETENTRY", "VAR", "FIELDSELECT");

    /** Copies of what stands elsewhere. */
    private static final Set<String> COPIES = Set.of("groupexprs", "joinaliasvars");

    /**
     * A column that a star stands for.
     *
     * @param qualifier what a star alone needs in front of it: the names of a table, or nothing
     */
    record Column(List<String> qualifier, String name) {}

    private final PlacedTree placed;
    private final ServerCatalogue relations;
    private final int from;
    private final int to;

    private StarColumns(PlacedTree placed, ServerCatalogue relations, Tokens.Star star) {
        this.placed = placed;
        this.relations = relations;
        this.from = star.start();
        this.to = star.at();
    }

    /** Empty for a star that is no list of columns, or one that nobody reads: {@code count(*)}, {@code exists (select *)}. */
    static List<Column> of(PlacedTree placed, ServerCatalogue relations, Tokens.Star star) {
        return new StarColumns(placed, relations, star)
                .found(placed.tree(), List.of(), false)
                .orElse(List.of());
    }

    /** {@code queries}: those around the node, the innermost first. */
    private Optional<List<Column>> found(Node node, List<Node> queries, boolean inExists) {
        List<Node> around = queries;
        if (node.is("QUERY")) {
            around = new ArrayList<>(queries);
            around.addFirst(node);
        }
        boolean exists = node.is("SUBLINK") && node.integer("subLinkType") == EXISTS;
        for (Map.Entry<String, Object> field : node.fields().entrySet()) {
            boolean ignored = COPIES.contains(field.getKey())
                    || (field.getKey().equals("targetList") && node.is("QUERY") && (inExists || isCopy(node)));
            if (!ignored) {
                Optional<List<Column>> columns =
                        in(field.getValue(), around, exists && field.getKey().equals("subselect"));
                if (columns.isPresent()) {
                    return columns;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<List<Column>> in(@Nullable Object value, List<Node> queries, boolean inExists) {
        if (value instanceof Node node) {
            return found(node, queries, inExists);
        }
        if (!(value instanceof List<?> list)) {
            return Optional.empty();
        }
        List<Column> run = new ArrayList<>();
        for (Object element : list) {
            if (element instanceof Node node && isOfStar(node, queries)) {
                run.add(column(node, queries));
            }
        }
        if (!run.isEmpty()) {
            return Optional.of(run);
        }
        return list.stream()
                .flatMap(element -> in(element, queries, inExists).stream())
                .findFirst();
    }

    /** Whether a query's columns are those of another: of what an INSERT selects, and of the branches of a UNION. */
    private static boolean isCopy(Node query) {
        Node from = query.node("jointree");
        return query.has("setOperations")
                || (query.integer("commandType") == Scope.INSERT
                        && from != null
                        && !from.list("fromlist").isEmpty());
    }

    private boolean isOfStar(Node element, List<Node> queries) {
        if (!LISTED.contains(element.type()) || element.flag("resjunk")) {
            return false;
        }
        Node part = part(element, queries);
        boolean wholeRow = part.is("VAR") && part.integer("varattno") == 0;
        int start = placed.start(part);
        return !wholeRow && from <= start && start <= to;
    }

    /** The expression; where PostgreSQL 18 has the number of one that rows are grouped by, that one. */
    private static Node part(Node element, List<Node> queries) {
        Node part = element.is("TARGETENTRY") ? Objects.requireNonNullElse(element.node("expr"), element) : element;
        if (part.is("VAR") && part.integer("varlevelsup") < queries.size()) {
            Node entry = entry(queries, part, part.integer("varno"));
            if (entry != null
                    && entry.integer("rtekind") == GROUP
                    && entry.list("groupexprs").get(part.integer("varattno") - 1) instanceof Node grouped) {
                return grouped;
            }
        }
        return part;
    }

    private static @Nullable Node entry(List<Node> queries, Node variable, int number) {
        List<Node> entries = queries.get(variable.integer("varlevelsup")).nodes("rtable");
        return number >= 1 && number <= entries.size() ? entries.get(number - 1) : null;
    }

    private Column column(Node element, List<Node> queries) {
        Node part = part(element, queries);
        while (!part.is("VAR") && !part.is("FIELDSELECT") && converted(part) instanceof Node inner) {
            part = inner;
        }
        if (!part.is("VAR")) {
            return new Column(List.of(), element.text("resname"));
        }
        Node entry = Objects.requireNonNull(entry(queries, part, part.integer("varnosyn")));
        Node names = Objects.requireNonNull(entry.node("eref"));
        String name = String.valueOf(names.list("colnames").get(part.integer("varattnosyn") - 1));
        return new Column(qualifier(queries.get(part.integer("varlevelsup")), entry, names.text("aliasname")), name);
    }

    /** What a conversion to the type of a column that is written converts. */
    private static @Nullable Object converted(Node conversion) {
        return conversion.has("arg")
                ? conversion.get("arg")
                : conversion.nodes("args").stream().findFirst().orElse(null);
    }

    private List<String> qualifier(Node query, Node entry, String alias) {
        if (isAlone(query)) {
            return List.of();
        }
        int kind = entry.integer("rtekind");
        if (entry.has("alias")) {
            return List.of(alias);
        }
        if (kind == JOIN || kind == SUBQUERY) {
            return List.of();
        }
        boolean shared = query.nodes("rtable").stream()
                        .filter(e -> e.node("eref") != null
                                && Objects.requireNonNull(e.node("eref"))
                                        .text("aliasname")
                                        .equals(alias))
                        .count()
                > 1;
        return kind == RELATION && shared
                ? List.of(relations.relation(entry.number("relid")).schema(), alias)
                : List.of(alias);
    }

    /** Whether there is one table in sight. */
    private static boolean isAlone(Node query) {
        Node from = query.node("jointree");
        return query.integer("commandType") == Scope.INSERT
                || (query.integer("commandType") != Scope.MERGE
                        && from != null
                        && from.nodes("fromlist").size() == 1
                        && from.nodes("fromlist").getFirst().is("RANGETBLREF"));
    }
}
