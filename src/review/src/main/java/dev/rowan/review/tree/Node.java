package dev.rowan.review.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A node of a {@code pg_node_tree}: fields hold nodes, lists, texts or nothing. What a version does not have reads as nothing. */
public final class Node {
    private static final Set<String> PLACES = Set.of("location", "stmt_location", "stmt_len", "list_start", "list_end");

    private final String type;
    private final Map<String, Object> fields;

    public Node(String type, Map<String, Object> fields) {
        this.type = type;
        this.fields = fields;
    }

    /** Such as {@code VAR}. */
    public String type() {
        return type;
    }

    public boolean is(String other) {
        return type.equals(other);
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    public @Nullable Object get(String field) {
        return fields.get(field);
    }

    public @Nullable Node node(String field) {
        return fields.get(field) instanceof Node node ? node : null;
    }

    public List<?> list(String field) {
        return fields.get(field) instanceof List<?> list ? list : List.of();
    }

    /** The nodes of a list. */
    public List<Node> nodes(String field) {
        return list(field).stream()
                .filter(Node.class::isInstance)
                .map(Node.class::cast)
                .toList();
    }

    public String text(String field) {
        return fields.get(field) instanceof String text ? text : "";
    }

    /** 0 for nothing, and false and true as 0 and 1. */
    public long number(String field) {
        return switch (text(field)) {
            case "", "false" -> 0;
            case "true" -> 1;
            case String number -> Long.parseLong(number);
        };
    }

    public int integer(String field) {
        return Math.toIntExact(number(field));
    }

    public boolean flag(String field) {
        return text(field).equals("true");
    }

    /** With another value of a field, or without it. */
    public Node with(String field, @Nullable Object value) {
        Map<String, Object> changed = new HashMap<>(fields);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new Node(type, changed);
    }

    /** Whether both mean the same, wherever in a text they stand. */
    public boolean isLike(Node other) {
        return type.equals(other.type) && areLike(meaning(), other.meaning());
    }

    private Map<String, Object> meaning() {
        Map<String, Object> meaning = new HashMap<>(fields);
        meaning.keySet().removeAll(PLACES);
        return meaning;
    }

    private static boolean areLike(@Nullable Object one, @Nullable Object other) {
        return switch (one) {
            case Node node -> other instanceof Node o && node.isLike(o);
            case Map<?, ?> map ->
                other instanceof Map<?, ?> o
                        && map.keySet().equals(o.keySet())
                        && map.keySet().stream().allMatch(k -> areLike(map.get(k), o.get(k)));
            case List<?> list ->
                other instanceof List<?> o
                        && list.size() == o.size()
                        && IntStream.range(0, list.size()).allMatch(i -> areLike(list.get(i), o.get(i)));
            case null, default -> Objects.equals(one, other);
        };
    }

    public Map<String, Object> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return type;
    }
}
