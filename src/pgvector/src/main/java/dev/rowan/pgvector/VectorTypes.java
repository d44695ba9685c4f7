package dev.rowan.pgvector;

import dev.rowan.column.TextType;

/** The {@link TextType} of pgvector's types. For generated code. */
public final class VectorTypes {
    /** {@code vector} of any dimensions: single values go as {@code real[]}. */
    public static final TextType<Vector> VECTOR = TextType.of(Vector.class, Vector::parse, Vector::toString)
            .by(new RealArray<>(Vector::owning, Vector::shared));

    /** {@code halfvec} of any dimensions: single values go as {@code real[]}. */
    public static final TextType<HalfVector> HALFVEC = TextType.of(
                    HalfVector.class, HalfVector::parse, HalfVector::toString)
            .by(new RealArray<>(HalfVector::owning, HalfVector::shared));

    /** {@code sparsevec} of any dimensions: as text, which is short. */
    public static final TextType<SparseVector> SPARSEVEC =
            TextType.of(SparseVector.class, SparseVector::parse, SparseVector::toString);

    private VectorTypes() {}

    /** {@code vector(dimensions)}: a vector of others is refused. */
    public static TextType<Vector> vector(int dimensions) {
        return VECTOR.checked(v -> of(v, dimensions, "vector"));
    }

    /** {@code halfvec(dimensions)}: a vector of others is refused. */
    public static TextType<HalfVector> halfvec(int dimensions) {
        return HALFVEC.checked(v -> of(v, dimensions, "halfvec"));
    }

    /** {@code sparsevec(dimensions)}: a vector of others is refused. */
    public static TextType<SparseVector> sparsevec(int dimensions) {
        return SPARSEVEC.checked(v -> of(v, dimensions, "sparsevec"));
    }

    private static <T extends VectorValue> T of(T value, int dimensions, String type) {
        if (value.dimensions() != dimensions) {
            throw new IllegalArgumentException("the value has " + value.dimensions() + " dimensions, and " + type + "("
                    + dimensions + ") has " + dimensions);
        }
        return value;
    }
}
