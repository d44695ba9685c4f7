package dev.rowan.shape;

import dev.rowan.column.ColumnType;
import dev.rowan.column.TextType;
import org.jspecify.annotations.Nullable;

/**
 * A column where a relation starts. Its type is one that holds the values of both sides, of which one can be an integer and the other
 * a bigint.
 *
 * @param name quoted where PostgreSQL needs it
 * @param sqlType its type, qualified and quoted
 * @param type its values in the text of an array
 * @param read how the values of both sides are read, so that those equal for PostgreSQL are equal
 * @param carriedAs what rows have the foreign key's column as, to which the value that it points to is turned: {@code Object} where
 *     both are the same class, null where one cannot be turned into the other
 */
public record KeyColumn(
        String name,
        String sqlType,
        TextType<?> type,
        ColumnType<?> read,
        @Nullable Class<?> carriedAs) {
    /** For generated code. */
    public static KeyColumn of(String name, String sqlType, TextType<?> type, ColumnType<?> read) {
        return new KeyColumn(name, sqlType, type, read, Object.class);
    }

    /** For generated code: rows have the two sides as different classes of numbers. */
    public static KeyColumn number(
            String name, String sqlType, TextType<?> type, ColumnType<?> read, Class<? extends Number> carriedAs) {
        return new KeyColumn(name, sqlType, type, read, carriedAs);
    }

    /** For generated code: rows have the two sides as different Java types, and not both as numbers. */
    public static KeyColumn unlike(String name, String sqlType, TextType<?> type, ColumnType<?> read) {
        return new KeyColumn(name, sqlType, type, read, null);
    }
}
