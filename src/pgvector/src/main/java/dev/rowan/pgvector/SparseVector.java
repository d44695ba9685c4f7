package dev.rowan.pgvector;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code sparsevec}: up to 16000 finite floats other than zero, at places of up to a billion. Immutable and thread-safe. Places count
 * from 0 here, as in pgvector's libraries, and from 1 in PostgreSQL's text.
 */
public final class SparseVector implements VectorValue, Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_DIMENSIONS = 1_000_000_000;
    private static final int MOST_ELEMENTS = 16_000;

    private final int dimensions;
    private final int[] places;
    private final float[] values;

    private SparseVector(int dimensions, SortedMap<Integer, Float> elements) {
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw new IllegalArgumentException("a sparsevec has from 1 to " + MOST_DIMENSIONS + " dimensions");
        }
        if (elements.size() > MOST_ELEMENTS) {
            throw new IllegalArgumentException("a sparsevec has up to " + MOST_ELEMENTS + " elements other than zero");
        }
        if (!elements.isEmpty() && (elements.firstKey() < 0 || elements.lastKey() >= dimensions)) {
            throw new IllegalArgumentException("a place is not from 0 to " + (dimensions - 1));
        }
        this.dimensions = dimensions;
        this.places = elements.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.values = Elements.finite(Elements.unboxed(elements.values()), "sparsevec");
    }

    /**
     * With these elements by their places, counted from 0. Zeros are left out.
     *
     * @throws IllegalArgumentException when a place is not below the dimensions, or when they are not from 1 to 1000000000; when an
     *     element is not finite, or more than 16000 are not zero
     */
    public static SparseVector of(int dimensions, Map<Integer, Float> elements) {
        var sorted = new TreeMap<>(elements);
        sorted.values().removeIf(value -> value == 0);
        return new SparseVector(dimensions, sorted);
    }

    /**
     * Of all elements, zeros among them.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static SparseVector ofDense(float... values) {
        var elements = new TreeMap<Integer, Float>();
        for (int i = 0; i < values.length; i++) {
            elements.put(i, values[i]);
        }
        return of(values.length, elements);
    }

    /**
     * Reads what PostgreSQL prints: {@code {1:1.5,3:2}/5}.
     *
     * @throws IllegalArgumentException when the text is no sparsevec; the message holds no value
     */
    public static SparseVector parse(String text) {
        int end = text.indexOf("}/");
        if (end < 0 || !text.startsWith("{")) {
            throw Elements.unreadable("sparsevec");
        }
        try {
            var elements = new TreeMap<Integer, Float>();
            String inner = text.substring(1, end);
            for (String element : inner.isEmpty() ? new String[0] : inner.split(",", -1)) {
                int colon = element.indexOf(':');
                elements.put(
                        Integer.parseInt(element.substring(0, colon)) - 1,
                        Float.parseFloat(element.substring(colon + 1)));
            }
            return of(Integer.parseInt(text.substring(end + 2)), elements);
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw Elements.unreadable("sparsevec");
        }
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    /** The element at a place, counted from 0; zero where none is stored. */
    public float get(int place) {
        if (place < 0 || place >= dimensions) {
            throw new IndexOutOfBoundsException("place " + place + " of " + dimensions);
        }
        int found = Arrays.binarySearch(places, place);
        return found < 0 ? 0 : values[found];
    }

    /** A copy of the places that have an element other than zero, counted from 0, in order. */
    public int[] places() {
        return places.clone();
    }

    /** A copy of the elements at {@link #places}. */
    public float[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof SparseVector other
                && dimensions == other.dimensions
                && Arrays.equals(places, other.places)
                && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * dimensions + Arrays.hashCode(places)) + Arrays.hashCode(values);
    }

    /** What PostgreSQL reads: {@code {1:1.5,3:2.0}/5}. */
    @Override
    public String toString() {
        var text = new StringBuilder("{");
        for (int i = 0; i < places.length; i++) {
            text.append(i == 0 ? "" : ",").append(places[i] + 1).append(':').append(values[i]);
        }
        return text.append("}/").append(dimensions).toString();
    }
}
