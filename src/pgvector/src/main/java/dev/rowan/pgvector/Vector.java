package dev.rowan.pgvector;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vector}: from 1 to 16000 finite floats. Immutable and thread-safe: it copies the array that it is made of. */
public final class Vector implements VectorValue, Serializable {
    private static final long serialVersionUID = 1L;

    private final float[] values;

    private Vector(float[] values) {
        this.values = Elements.checked(values, "vector");
    }

    /**
     * With these elements.
     *
     * @throws IllegalArgumentException when they are none or more than 16000, or one is not finite
     */
    public static Vector of(float... values) {
        return new Vector(values.clone());
    }

    /**
     * With these elements, as clients of embedding models have them.
     *
     * @throws IllegalArgumentException when they are none or more than 16000, or one is not finite
     */
    public static Vector of(List<Float> values) {
        return new Vector(Elements.unboxed(values));
    }

    /**
     * Reads what PostgreSQL prints: {@code [1,2.5,3]}.
     *
     * @throws IllegalArgumentException when the text is no vector; the message holds no value
     */
    public static Vector parse(String text) {
        return new Vector(Elements.parse(text, '[', ']'));
    }

    /** Takes the array without a copy: nobody else has it. */
    static Vector owning(float[] values) {
        return new Vector(values);
    }

    /** Not a copy: for those who only read it. */
    float[] shared() {
        return values;
    }

    @Override
    public int dimensions() {
        return values.length;
    }

    /** The element at a place, counted from 0. */
    public float get(int place) {
        return values[place];
    }

    /** A copy of the elements. */
    public float[] toArray() {
        return values.clone();
    }

    /** Whether the other has the same elements, bit by bit: 0 and -0 are two values here, and one in PostgreSQL. */
    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Vector other && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** What PostgreSQL reads: {@code [1.0,2.5,3.0]}. */
    @Override
    public String toString() {
        return Elements.text(values);
    }
}
