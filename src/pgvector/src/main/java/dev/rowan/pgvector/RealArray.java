package dev.rowan.pgvector;

import dev.rowan.column.TextType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * A vector as {@code real[]}, which the driver sends in binary form, and gets in it once it has prepared the statement on the server. The
 * driver has no binary form of a type whose oid differs from database to database. pgvector casts both ways without a change, in C.
 */
record RealArray<T>(TextType.Step<float[], T> make, TextType.Step<T, float[]> elements) implements TextType.Wire<T> {
    private static final int HEADER = 5 * Integer.BYTES; // dimensions, nulls, oid of the elements; length, lower bound
    private static final int ELEMENT = Integer.BYTES + Float.BYTES; // its length and its bits

    @Override
    public String readAs() {
        return "real[]";
    }

    @Override
    public void set(PreparedStatement s, int parameter, T value) throws SQLException {
        s.setObject(parameter, elements.apply(value)); // a float[] of the driver's own: it copies it
    }

    @Override
    public void setNull(PreparedStatement s, int parameter) throws SQLException {
        s.setNull(parameter, Types.ARRAY, "_float4"); // which the driver knows without asking
    }

    /**
     * The driver gives the bytes of both forms as they came, and would box each float of an array that it decodes itself. What jOOQ selects
     * without a cast comes as the vector's own text.
     */
    @Override
    public @Nullable T get(ResultSet rs, int column) throws SQLException {
        byte[] bytes = rs.getBytes(column);
        if (bytes == null) {
            return null;
        }
        return make.apply(
                switch (bytes[0]) {
                    case '{' -> Elements.parse(text(bytes), '{', '}');
                    case '[' -> Elements.parse(text(bytes), '[', ']');
                    default -> decoded(ByteBuffer.wrap(bytes));
                });
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static float[] decoded(ByteBuffer buffer) {
        float[] values = new float[Math.max(0, buffer.limit() - HEADER) / ELEMENT];
        if (buffer.getInt(0) != 1 || buffer.limit() != HEADER + ELEMENT * values.length) {
            throw new IllegalArgumentException(
                    "the value is no real[]"); // a vector in a binary form of another library
        }
        for (int i = 0, at = HEADER + Integer.BYTES; i < values.length; i++, at += ELEMENT) {
            values[i] = buffer.getFloat(at);
        }
        return values;
    }
}
