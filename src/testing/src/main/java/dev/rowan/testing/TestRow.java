package dev.rowan.testing;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that {@link TestRows} stored, with what the database made of it. Immutable.
 *
 * @param table its table, as the test named it
 * @param values by the columns' names, as the driver reads them
 */
public record TestRow(String table, Map<String, @Nullable Object> values) {
    /** A copy of the map, in its order. */
    public TestRow {
        requireNonNull(table, "table is null");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The value of a column.
     *
     * @param type as the driver reads it: {@code Integer} for {@code integer}, {@code String} for {@code text}
     * @throws IllegalArgumentException when there is no such column, or it is null or of another type
     */
    public <T> T get(String column, Class<T> type) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException(table + " has no column " + column + ", only " + values.keySet());
        }
        Object value = values.get(column);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(table + "." + column + " is "
                    + (value == null ? "null" : "a " + value.getClass().getName()) + ", expected a " + type.getName());
        }
        return type.cast(value);
    }
}
