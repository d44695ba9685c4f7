package dev.rowan.shape;

import dev.rowan.column.ColumnType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of a result by which the rows of two levels find each other. */
record Key(List<Integer> places, List<ColumnType<?>> types) {
    /** Equal for values that PostgreSQL calls equal; null when a column is null. */
    @Nullable
    Object read(ResultSet rs) throws SQLException {
        if (places.size() == 1) {
            return value(rs, 0);
        }
        List<Object> values = new ArrayList<>(places.size());
        for (int i = 0; i < places.size(); i++) {
            Object value = value(rs, i);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    private @Nullable Object value(ResultSet rs, int column) throws SQLException {
        Object value = types.get(column).getNullable(rs, places.get(column));
        if (value instanceof Integer || value instanceof String) { // most are
            return value;
        }
        return switch (value) {
            case BigDecimal number -> number.stripTrailingZeros();
            case Double number -> number + 0.0; // of -0.0 too
            case Float number -> number + 0.0f;
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case null, default -> value;
        };
    }
}
