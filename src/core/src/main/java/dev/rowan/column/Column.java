package dev.rowan.column;

/**
 * A column that inserts and updates can write.
 *
 * @param name quoted where PostgreSQL needs it
 * @param type how its values are checked and bound
 * @param parameter what stands for a value in SQL: {@code ?}, with a cast where the type needs one
 */
public record Column(String name, ColumnType<?> type, String parameter) {
    /** With a plain {@code ?}. */
    public Column(String name, ColumnType<?> type) {
        this(name, type, "?");
    }
}
