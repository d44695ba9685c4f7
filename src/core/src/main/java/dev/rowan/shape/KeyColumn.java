package dev.rowan.shape;

import dev.rowan.column.ColumnType;
import dev.rowan.column.TextType;
import java.util.function.UnaryOperator;

/**
 * A column where a relation starts. Its type is one that holds the values of both sides, of which one can be an integer and the other
 * a bigint.
 *
 * @param name quoted where PostgreSQL needs it
 * @param sqlType its type, qualified and quoted
 * @param type its values in the text of an array
 * @param read how the values of both sides are read, so that those equal for PostgreSQL are equal
 * @param carrying how the value of the side that is pointed to becomes the foreign key's
 * @param cast after the column, where its own type cannot be compared; else empty
 * @param operator of equality
 */
public record KeyColumn(
        String name,
        String sqlType,
        TextType<?> type,
        ColumnType<?> read,
        Carrying carrying,
        String cast,
        String operator) {
    private KeyColumn(String name, String sqlType, TextType<?> type, ColumnType<?> read, Carrying carrying) {
        this(name, sqlType, type, read, carrying, "", "=");
    }

    /** For generated code: the same, compared in another way. */
    public KeyColumn compared(String otherCast, String otherOperator) {
        return new KeyColumn(name, sqlType, type, read, carrying, otherCast, otherOperator);
    }

    /** For generated code. */
    public static KeyColumn of(String name, String sqlType, TextType<?> type, ColumnType<?> read) {
        return new KeyColumn(name, sqlType, type, read, Carrying.UNCHANGED);
    }

    /** For generated code: rows have the two sides as different classes of numbers. */
    public static KeyColumn number(
            String name, String sqlType, TextType<?> type, ColumnType<?> read, Class<? extends Number> carriedAs) {
        return new KeyColumn(name, sqlType, type, read, Carrying.toNumber(carriedAs));
    }

    /** For generated code: rows have a side in a record, such as a typed id; {@code carried}: the foreign key's value of the other's. */
    public static KeyColumn converted(
            String name, String sqlType, TextType<?> type, ColumnType<?> read, UnaryOperator<Object> carried) {
        return new KeyColumn(name, sqlType, type, read, Carrying.by(carried));
    }

    /** For generated code: rows have the two sides as different Java types, and not both as numbers. */
    public static KeyColumn unlike(String name, String sqlType, TextType<?> type, ColumnType<?> read) {
        return new KeyColumn(name, sqlType, type, read, Carrying.IMPOSSIBLE);
    }
}
