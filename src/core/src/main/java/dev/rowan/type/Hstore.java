package dev.rowan.type;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code hstore}: texts by text, of which the values can be null. Immutable: a copy of the map it is made of. */
public final class Hstore implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Hstore EMPTY = new Hstore(Map.of());

    @SuppressWarnings("serial") // a LinkedHashMap
    private final Map<String, @Nullable String> entries;

    private Hstore(Map<String, ? extends @Nullable String> entries) {
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * With these entries.
     *
     * @throws IllegalArgumentException when a key is null, which hstore cannot store
     */
    public static Hstore of(Map<String, ? extends @Nullable String> entries) {
        var hstore = new Hstore(entries);
        if (hstore.entries.containsKey(null)) {
            throw new IllegalArgumentException("a key is null, which hstore cannot store");
        }
        return hstore;
    }

    /** With no entries. */
    public static Hstore empty() {
        return EMPTY;
    }

    /**
     * Reads what PostgreSQL prints: {@code "a"=>"1", "b"=>NULL}.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    public static Hstore parse(String text) {
        return new Hstore(new HstoreReader(text).entries());
    }

    /** Its entries, which cannot be changed. */
    public Map<String, @Nullable String> entries() {
        return entries;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Hstore other && entries.equals(other.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /** What PostgreSQL reads: {@code "a"=>"1", "b"=>NULL}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        entries.forEach((key, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(quoted(key))
                .append("=>")
                .append(value == null ? "NULL" : quoted(value)));
        return text.toString();
    }

    private static String quoted(String plain) {
        return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
