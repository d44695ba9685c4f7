package dev.rowan.runtime.graph;

import dev.rowan.runtime.ColumnType;
import dev.rowan.runtime.TextType;

/**
 * A column where a relation starts. Its type is one that holds the values of both sides, of which one can be an integer and the other
 * a bigint.
 *
 * @param name quoted where PostgreSQL needs it
 * @param sqlType its type, qualified and quoted
 * @param type its values in the text of an array
 * @param read how the values of both sides are read, so that those equal for PostgreSQL are equal
 * @param alike whether rows have both sides as the same Java type, so that one's value can be given to the other
 */
public record KeyColumn(String name, String sqlType, TextType<?> type, ColumnType<?> read, boolean alike) {
    /** For generated code. */
    public static KeyColumn of(String name, String sqlType, TextType<?> type, ColumnType<?> read) {
        return new KeyColumn(name, sqlType, type, read, true);
    }

    /** For generated code: rows have the two sides as different Java types. */
    public static KeyColumn unlike(String name, String sqlType, TextType<?> type, ColumnType<?> read) {
        return new KeyColumn(name, sqlType, type, read, false);
    }
}
