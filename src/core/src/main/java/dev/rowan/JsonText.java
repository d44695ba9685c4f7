package dev.rowan;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** An object of JSON with some values by their names. */
final class JsonText {
    private JsonText() {}

    static String of(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(entry -> {
                    String name = requireNonNull(entry.getKey(), "a name of variables is null");
                    return quoted(name, name) + ":" + value(name, entry.getValue());
                })
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(String name, @Nullable Object value) {
        return switch (value) {
            case String text -> quoted(name, text);
            case Boolean truth -> truth.toString();
            case Double number when !Double.isFinite(number) -> throw refused(name, "a number that JSON cannot hold");
            case Float number when !Float.isFinite(number) -> throw refused(name, "a number that JSON cannot hold");
            case Number number -> number.toString();
            case JSONB json -> json.data();
            case null -> "null";
            default -> throw refused(name, "a " + value.getClass().getSimpleName());
        };
    }

    private static String quoted(String name, String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                throw refused(name, "a text that PostgreSQL cannot hold");
            }
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }

    private static IllegalArgumentException refused(String name, String what) {
        return new IllegalArgumentException(
                "variables has " + what + " as $" + name + ": a String, a Number, a Boolean or a JSONB is expected");
    }
}
