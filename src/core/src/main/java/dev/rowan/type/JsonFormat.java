package dev.rowan.type;

/**
 * How values of a class are written as JSON, and read of it: by a library of your choice. {@code JsonConverter} of
 * {@code dev.rowan.column} makes a converter of it, for a {@code <forcedType>}. An implementation must be thread-safe.
 *
 * @param <T> the class, which can be generic: a list of records
 */
public interface JsonFormat<T> {
    /**
     * The value of a JSON text. What it throws for one that does not fit makes the reading statement fail; the failure has its
     * class and not its message, which may hold the value.
     */
    T read(String json);

    /** The JSON text of a value. What it throws refuses the value. */
    String write(T value);
}
