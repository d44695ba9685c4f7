package dev.rowan.pgvector;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code halfvec}: from 1 to 16000 finite numbers of 16 bits (IEEE 754 binary16), in half the room of a {@link Vector}. Immutable and
 * thread-safe: it copies the array that it is made of.
 */
public final class HalfVector implements VectorValue, Serializable {
    private static final long serialVersionUID = 1L;

    private final float[] values;

    private HalfVector(float[] values) {
        this.values = Elements.checked(values, "halfvec");
    }

    /**
     * With these elements, each of which 16 bits hold exactly. {@link #rounded} takes others.
     *
     * @throws IllegalArgumentException when they are none or more than 16000, or 16 bits do not hold one
     */
    public static HalfVector of(float... values) {
        for (int i = 0; i < values.length; i++) {
            if (half(values[i]) != values[i]) {
                throw new IllegalArgumentException(
                        "element " + (i + 1) + " needs more than the 16 bits of halfvec: take HalfVector.rounded");
            }
        }
        return new HalfVector(values.clone());
    }

    /**
     * With the nearest numbers of 16 bits: of 11 binary digits. So does PostgreSQL when it casts a vector to halfvec.
     *
     * @throws IllegalArgumentException when they are none or more than 16000, or one is beyond 65504
     */
    public static HalfVector rounded(float... values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = half(values[i]);
            if (Float.isInfinite(rounded[i])) {
                throw new IllegalArgumentException("element " + (i + 1) + " is beyond 65504, the largest of halfvec");
            }
        }
        return new HalfVector(rounded);
    }

    /**
     * Reads what PostgreSQL prints: {@code [1,2.5,3]}.
     *
     * @throws IllegalArgumentException when the text is no halfvec; the message holds no value
     */
    public static HalfVector parse(String text) {
        return rounded(Elements.parse(text, '[', ']')); // PostgreSQL prints so few digits that they mean one half
    }

    /** Takes the array without a copy, and without a look whether halfs hold it: nobody else has it, and it comes from the server. */
    static HalfVector owning(float[] values) {
        return new HalfVector(values);
    }

    /** Not a copy: for those who only read it. */
    float[] shared() {
        return values;
    }

    private static float half(float value) {
        return Float.float16ToFloat(Float.floatToFloat16(value));
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
        return o instanceof HalfVector other && Arrays.equals(values, other.values);
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
