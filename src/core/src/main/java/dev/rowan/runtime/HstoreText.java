package dev.rowan.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.postgres.extensions.types.Hstore;
import org.jspecify.annotations.Nullable;

/** {@code hstore}: {@code "a"=>"1", "b"=>NULL}. */
final class HstoreText {
    private HstoreText() {}

    static Hstore parse(String text) {
        Map<String, @Nullable String> entries = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            var key = new StringBuilder();
            at = ArrayText.unquote(text, at, key) + "=>".length();
            if (text.charAt(at) == '"') {
                var value = new StringBuilder();
                at = ArrayText.unquote(text, at, value);
                entries.put(key.toString(), value.toString());
            } else {
                entries.put(key.toString(), null);
                at += "NULL".length();
            }
            at += ", ".length();
        }
        return of(entries);
    }

    static String format(Hstore hstore) {
        var text = new StringBuilder();
        entries(hstore).forEach((key, value) -> {
            text.append(text.isEmpty() ? "" : ", ");
            ArrayText.quote(key, text);
            text.append("=>");
            if (value == null) {
                text.append("NULL");
            } else {
                ArrayText.quote(value, text);
            }
        });
        return text.toString();
    }

    /** A copy: what is given wraps a map that its owner can change. */
    static Hstore check(Hstore hstore) {
        Map<String, @Nullable String> copy = new LinkedHashMap<>();
        entries(hstore).forEach((key, value) -> {
            if (key == null) {
                throw new IllegalArgumentException("a key is null, which hstore cannot store");
            }
            copy.put(Storable.text(key), value == null ? null : Storable.text(value));
        });
        return of(copy);
    }

    @SuppressWarnings("NullAway") // values can be null
    private static Hstore of(Map<String, @Nullable String> entries) {
        return Hstore.hstore(Collections.unmodifiableMap(entries));
    }

    @SuppressWarnings("NullAway") // values can be null
    private static Map<String, @Nullable String> entries(Hstore hstore) {
        return hstore.data();
    }
}
