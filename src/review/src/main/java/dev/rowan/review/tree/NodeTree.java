package dev.rowan.review.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the text of a {@code pg_node_tree}, as outfuncs.c of PostgreSQL writes it. */
public final class NodeTree {
    private final String text;
    private int at;

    private NodeTree(String text) {
        this.text = text;
    }

    /** The queries in it, whatever the lists around them. */
    public static List<Node> queries(String text) {
        List<Node> queries = new ArrayList<>();
        collect(new NodeTree(text).value(), queries);
        return queries;
    }

    /** What a text is: a {@link Node}, a list, a word, or null for nothing. */
    public static @Nullable Object read(String text) {
        return new NodeTree(text).value();
    }

    private static void collect(@Nullable Object value, List<Node> queries) {
        if (value instanceof List<?> list) {
            list.forEach(v -> collect(v, queries));
        } else if (value instanceof Node node && node.is("QUERY")) {
            queries.add(node);
        }
    }

    private @Nullable Object value() {
        char c = peek();
        if (c == '{') {
            return node();
        }
        if (c == '(') {
            return list();
        }
        String token = token();
        if (peek() == '[') {
            return bytes();
        }
        return token.equals("<>") ? null : token;
    }

    /** Of a constant: their number stands before them. */
    private List<String> bytes() {
        token();
        List<String> bytes = new ArrayList<>();
        while (peek() != ']') {
            bytes.add(token());
        }
        token();
        return bytes;
    }

    private List<@Nullable Object> list() {
        token();
        List<@Nullable Object> values = new ArrayList<>();
        while (peek() != ')') {
            values.add(value());
        }
        token();
        return values;
    }

    private Node node() {
        token();
        String type = token();
        Map<String, Object> fields = new HashMap<>();
        while (peek() != '}') {
            String field = token();
            if (!field.startsWith(":")) {
                throw new IllegalStateException(type + " has " + field + " in place of a field");
            }
            Object value = value();
            if (value != null) {
                fields.put(field.substring(1), value);
            }
        }
        token();
        return new Node(type, fields);
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return '\0';
        }
        return text.charAt(at);
    }

    private String token() {
        char first = peek();
        if (first == '\0') {
            throw new IllegalStateException("the tree ends too early");
        }
        if (isPunctuation(first)) {
            at++;
            return String.valueOf(first);
        }
        StringBuilder token = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || isPunctuation(c)) {
                break;
            }
            if (c == '\\') {
                c = text.charAt(++at);
            }
            token.append(c);
            at++;
        }
        boolean quoted = first == '"' && token.length() >= 2 && token.charAt(token.length() - 1) == '"';
        return quoted ? token.substring(1, token.length() - 1) : token.toString();
    }

    private static boolean isPunctuation(char c) {
        return "(){}[]".indexOf(c) >= 0;
    }
}
