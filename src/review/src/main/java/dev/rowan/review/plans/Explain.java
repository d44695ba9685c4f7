package dev.rowan.review.plans;

import dev.rowan.review.schema.Schema;
import dev.rowan.review.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what EXPLAIN (FORMAT JSON) prints. */
final class Explain {
    private static final JsonMapper JSON = new JsonMapper();

    /** What says how rows are chosen, joined, sorted and grouped, in the order of EXPLAIN's text. */
    private static final List<String> CONDITIONS = List.of(
            "Index Cond",
            "Recheck Cond",
            "TID Cond",
            "Order By",
            "Hash Cond",
            "Merge Cond",
            "Join Filter",
            "Filter",
            "One-Time Filter",
            "Sort Key",
            "Presorted Key",
            "Group Key",
            "Cache Key",
            "Conflict Resolution",
            "Conflict Arbiter Indexes",
            "Function Name",
            "CTE Name",
            "Subplan Name");

    private static final Set<String> INNER = Set.of("", "Inner");

    private Explain() {}

    /** The plan's top node. */
    static JsonNode read(String json) {
        return JSON.readTree(json).path(0).path("Plan");
    }

    /**
     * The nodes.
     *
     * @param plan without VERBOSE, whose conditions a person reads
     * @param verbose the same plan, which has the schemas
     */
    static Explained of(JsonNode plan, JsonNode verbose, Schema schema) {
        return of(plan, verbose, schema, 1);
    }

    /** @param processes that share the rows of a node below Gather */
    private static Explained of(JsonNode node, JsonNode verbose, Schema schema, double processes) {
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        for (String name : CONDITIONS) {
            if (node.has(name)) {
                conditions.put(name, texts(node.get(name)));
            }
        }
        double workers = node.path("Workers Planned").asDouble(0);
        double below = workers == 0 ? processes : workers + Math.max(0, 1 - 0.3 * workers);
        List<Explained> children = new ArrayList<>();
        for (int i = 0; i < node.path("Plans").size(); i++) {
            children.add(of(node.path("Plans").path(i), verbose.path("Plans").path(i), schema, below));
        }
        Optional<Table> table = Optional.of(verbose.path("Schema").asString("") + "."
                        + node.path("Relation Name").asString(""))
                .flatMap(schema::table);
        return new Explained(
                node.path("Node Type").asString(""),
                operation(node),
                table,
                text(node, "Relation Name")
                        .map(name ->
                                text(verbose, "Schema").map(s -> s + "." + name).orElse(name)),
                text(node, "Alias"),
                text(node, "Index Name"),
                conditions,
                node.path("Parent Relationship").asString(""),
                node.path("Plan Rows").asDouble(0) * processes,
                node.path("Plan Width").asInt(0),
                node.path("Planned Partitions").asInt(0),
                node.path("Subplans Removed").asInt(0) > 0,
                children);
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::asString);
    }

    private static List<String> texts(JsonNode value) {
        return value.isArray() ? value.valueStream().map(JsonNode::asString).toList() : List.of(value.asString());
    }

    /** As EXPLAIN's text calls it. */
    private static String operation(JsonNode node) {
        String type = node.path("Node Type").asString("");
        String join = node.path("Join Type").asString("");
        String named = switch (type) {
            case "ModifyTable" -> node.path("Operation").asString("");
            case "Aggregate" -> aggregate(node);
            case "SetOp" -> node.path("Strategy").asString("").equals("Hashed") ? "HashSetOp" : "SetOp";
            case "Nested Loop" -> INNER.contains(join) ? type : type + " " + join + " Join";
            case "Hash Join", "Merge Join" -> INNER.contains(join) ? type : type.replace("Join", join + " Join");
            default -> type;
        };
        return (node.path("Parallel Aware").asBoolean(false) ? "Parallel " : "")
                + named
                + (node.path("Scan Direction").asString("").equals("Backward") ? " Backward" : "");
    }

    private static String aggregate(JsonNode node) {
        String partial = node.path("Partial Mode").asString("Simple");
        String strategy = switch (node.path("Strategy").asString("")) {
            case "Sorted" -> "GroupAggregate";
            case "Hashed" -> "HashAggregate";
            case "Mixed" -> "MixedAggregate";
            default -> "Aggregate";
        };
        return partial.equals("Simple") ? strategy : partial + " " + strategy;
    }

    /** A line for each kind of condition, such as {@code Index Cond: (id = $1)}. */
    static List<String> lines(Map<String, List<String>> conditions) {
        return conditions.entrySet().stream()
                .map(c -> c.getKey() + ": " + c.getValue().stream().collect(Collectors.joining(", ")))
                .toList();
    }
}
