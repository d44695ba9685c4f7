package dev.rowan.type;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an hstore's text. */
final class HstoreReader {
    private final String text;
    private int at;

    HstoreReader(String text) {
        this.text = text;
    }

    Map<String, @Nullable String> entries() {
        Map<String, @Nullable String> entries = new LinkedHashMap<>();
        while (at < text.length()) {
            if (!entries.isEmpty()) {
                expect(", ");
            }
            String key = unquoted();
            expect("=>");
            if (text.startsWith("NULL", at)) {
                at += "NULL".length();
                entries.put(key, null);
            } else {
                entries.put(key, unquoted());
            }
        }
        return entries;
    }

    private void expect(String next) {
        if (!text.startsWith(next, at)) {
            throw new IllegalArgumentException("the text is no hstore as PostgreSQL prints it");
        }
        at += next.length();
    }

    private String unquoted() {
        expect("\"");
        var plain = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            plain.append(text.charAt(at++));
        }
        expect("\"");
        return plain.toString();
    }
}
