package dev.rowan.pgvector;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.TextBinding;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The six operators of pgvector as fields, to order by, to compare and to select. Vectors are bound. An index serves
 * {@code orderBy(distance).limit(n)} when its operator class is that of the operator: each method says which. It is null where a column
 * is.
 *
 * <p>Operators of generated columns are those of the extension's schema, wherever that is. Those of other fields, and of {@code bit},
 * are found by the search path.
 */
public final class Distance {
    private Distance() {}

    /** {@code column <-> vector}: Euclidean distance. Operator classes {@code vector_l2_ops}, {@code halfvec_l2_ops}, ... */
    public static <V extends VectorValue> Field<Double> l2(Field<V> column, V vector) {
        return between(column, "<->", value(column, vector));
    }

    /** The same between two columns. */
    public static <V extends VectorValue> Field<Double> l2(Field<V> column, Field<V> other) {
        return between(column, "<->", other);
    }

    /**
     * {@code column <#> vector}: the inner product times -1, so that the most similar come first. Of vectors of length 1 it orders as the
     * cosine distance does, and costs less. Operator classes {@code vector_ip_ops}, ...
     */
    public static <V extends VectorValue> Field<Double> negativeInnerProduct(Field<V> column, V vector) {
        return between(column, "<#>", value(column, vector));
    }

    /** The same between two columns. */
    public static <V extends VectorValue> Field<Double> negativeInnerProduct(Field<V> column, Field<V> other) {
        return between(column, "<#>", other);
    }

    /**
     * {@code column <=> vector}: 1 minus the cosine of the angle, from 0 to 2. {@code NaN} where one is zero everywhere. Operator classes
     * {@code vector_cosine_ops}, ...
     */
    public static <V extends VectorValue> Field<Double> cosine(Field<V> column, V vector) {
        return between(column, "<=>", value(column, vector));
    }

    /** The same between two columns. */
    public static <V extends VectorValue> Field<Double> cosine(Field<V> column, Field<V> other) {
        return between(column, "<=>", other);
    }

    /** {@code column <+> vector}: taxicab distance. Operator classes {@code vector_l1_ops}, ... of HNSW */
    public static <V extends VectorValue> Field<Double> l1(Field<V> column, V vector) {
        return between(column, "<+>", value(column, vector));
    }

    /** The same between two columns. */
    public static <V extends VectorValue> Field<Double> l1(Field<V> column, Field<V> other) {
        return between(column, "<+>", other);
    }

    /**
     * {@code column <~> bits}: how many bits differ. Operator class {@code bit_hamming_ops}.
     *
     * @param column a {@code bit(n)}, or {@code binary_quantize} of a vector
     * @param bits 0 and 1, as many as the column has
     */
    public static Field<Double> hamming(Field<String> column, String bits) {
        return between(column, "<~>", value(column, bits));
    }

    /** The same between two columns. */
    public static Field<Double> hamming(Field<String> column, Field<String> other) {
        return between(column, "<~>", other);
    }

    /**
     * {@code column <%> bits}: of the bits that are set in one, the part that is not set in both, from 0 to 1. Operator class
     * {@code bit_jaccard_ops} of HNSW.
     */
    public static Field<Double> jaccard(Field<String> column, String bits) {
        return between(column, "<%>", value(column, bits));
    }

    /** The same between two columns. */
    public static Field<Double> jaccard(Field<String> column, Field<String> other) {
        return between(column, "<%>", other);
    }

    private static <T> Field<T> value(Field<T> column, T value) {
        return DSL.val(
                requireNonNull(value, "the vector is null"),
                requireNonNull(column, "column is null").getDataType());
    }

    private static Field<Double> between(Field<?> column, String operator, Field<?> other) {
        String schema = TextBinding.operators(requireNonNull(column, "column is null"));
        return DSL.field(
                "({0} " + (schema == null ? operator : "operator(" + schema + "." + operator + ")") + " {1})",
                SQLDataType.DOUBLE,
                column,
                requireNonNull(other, "other is null"));
    }
}
