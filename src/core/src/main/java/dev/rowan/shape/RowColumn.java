package dev.rowan.shape;

import dev.rowan.column.ColumnType;
import dev.rowan.column.ColumnTypes;
import java.util.Set;

/**
 * A column as a row type reads it.
 *
 * @param name quoted where PostgreSQL needs it
 * @param cast what a select has after the name: {@code ::text} where values go as text, {@code ::real[]} of a vector, else nothing
 * @param type how its values are read
 * @param nullable whether they can be null
 */
public record RowColumn(String name, String cast, ColumnType<?> type, boolean nullable) {
    /** Whose values the driver writes as text that the server reads as the same value. */
    private static final Set<ColumnType<?>> WRITTEN_BY_DRIVER = Set.of(
            ColumnTypes.BOOL,
            ColumnTypes.INT2,
            ColumnTypes.INT4,
            ColumnTypes.INT8,
            ColumnTypes.NUMERIC,
            ColumnTypes.TEXT,
            ColumnTypes.UUID,
            ColumnTypes.DATE,
            ColumnTypes.TIMESTAMP,
            ColumnTypes.TIMESTAMPTZ);

    /** Read as it is. */
    public static RowColumn of(String name, ColumnType<?> type, boolean nullable) {
        return new RowColumn(name, "", type, nullable);
    }

    /** Read as text. */
    public static RowColumn asText(String name, ColumnType<?> type, boolean nullable) {
        return new RowColumn(name, "::text", type, nullable);
    }

    /** Whether {@code getString} gives the text of values as a select has them, from which the server would read the same values. */
    public boolean isText() {
        return cast.equals("::text") || WRITTEN_BY_DRIVER.contains(type);
    }

    /** As a select has it. */
    String selected() {
        return name + cast;
    }
}
