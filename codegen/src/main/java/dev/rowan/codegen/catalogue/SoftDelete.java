package dev.rowan.codegen.catalogue;

/**
 * Of a view that shows the rows which are not deleted.
 *
 * @param base the table with all rows, as {@code schema.name}
 * @param baseSqlName quoted where PostgreSQL needs it
 * @param column when a row was deleted; null while it lives
 */
public record SoftDelete(String base, String baseSqlName, ColumnModel column) {}
