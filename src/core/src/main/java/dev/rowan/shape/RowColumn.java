package dev.rowan.shape;

import dev.rowan.column.ColumnType;

/**
 * A column as a row type reads it.
 *
 * @param name quoted where PostgreSQL needs it
 * @param cast what a select has after the name: {@code ::text} where values go as text, {@code ::real[]} of a vector, else nothing
 * @param type how its values are read
 * @param nullable whether they can be null
 */
public record RowColumn(String name, String cast, ColumnType<?> type, boolean nullable) {
    /** Read as it is. */
    public static RowColumn of(String name, ColumnType<?> type, boolean nullable) {
        return new RowColumn(name, "", type, nullable);
    }

    /** Read as text. */
    public static RowColumn asText(String name, ColumnType<?> type, boolean nullable) {
        return new RowColumn(name, "::text", type, nullable);
    }

    /** As a select has it. */
    String selected() {
        return name + cast;
    }
}
