package dev.rowan.review.pages;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON with one fact a line: what holds no other object is written on one line, so that a difference shows facts. */
final class JsonLines {
    private static final int WIDTH = 140;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final StringBuilder text = new StringBuilder();

    private JsonLines() {}

    /** Ends with the end of a line. */
    static String of(JsonNode node) {
        JsonLines lines = new JsonLines();
        lines.add(node, 0);
        return lines.text.append('\n').toString();
    }

    private void add(JsonNode node, int depth) {
        if (!node.isContainer() || node.isEmpty() || isFact(node)) {
            text.append(MAPPER.writeValueAsString(node));
        } else if (node.isArray()) {
            text.append('[');
            Iterator<JsonNode> values = node.iterator();
            while (values.hasNext()) {
                newLine(depth + 1);
                add(values.next(), depth + 1);
                text.append(values.hasNext() ? "," : "");
            }
            newLine(depth);
            text.append(']');
        } else {
            text.append('{');
            Iterator<Map.Entry<String, JsonNode>> values = node.properties().iterator();
            while (values.hasNext()) {
                Map.Entry<String, JsonNode> value = values.next();
                newLine(depth + 1);
                text.append(MAPPER.writeValueAsString(value.getKey())).append(": ");
                add(value.getValue(), depth + 1);
                text.append(values.hasNext() ? "," : "");
            }
            newLine(depth);
            text.append('}');
        }
    }

    private static boolean isFact(JsonNode node) {
        for (JsonNode value : node) {
            if (value.isContainer() && !value.isEmpty()) {
                return false;
            }
        }
        return MAPPER.writeValueAsString(node).length() <= WIDTH && (node.isObject() || node.size() <= 12);
    }

    private void newLine(int depth) {
        text.append('\n').repeat(' ', depth);
    }
}
