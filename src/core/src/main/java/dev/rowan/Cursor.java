package dev.rowan;

import static java.util.Objects.requireNonNull;

/**
 * A place in the results of one query: between two rows, by the values of the query's order. Its text goes into URLs as it is; it is
 * signed, and not secret: who has it can read these values. Immutable.
 *
 * @param <T> what the query gives
 */
@SuppressWarnings("UnusedTypeParameter") // keeps a cursor from queries that give something else
public final class Cursor<T> {
    private final String text;

    private Cursor(String text) {
        this.text = text;
    }

    /** Text that a client sent back. Whether it is a place in a query is looked at by {@link OrderedQuery#page(int, Cursor)}. */
    public static <T> Cursor<T> parse(String text) {
        return new Cursor<>(requireNonNull(text, "text is null"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cursor<?> cursor && text.equals(cursor.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** What {@link #parse} takes: letters, digits, {@code -} and {@code _}. */
    @Override
    public String toString() {
        return text;
    }
}
