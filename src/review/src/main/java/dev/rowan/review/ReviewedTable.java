package dev.rowan.review;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table or view as the server has it after all migrations.
 *
 * @param name with its schema
 * @param kind such as {@code table}, {@code partitioned table}, {@code view}
 * @param rows stated; empty without sizes
 * @param rights grants and row security, a line each
 */
public record ReviewedTable(
        String name,
        String kind,
        Optional<String> comment,
        OptionalLong rows,
        List<Column> columns,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        List<String> checks,
        List<String> triggers,
        List<String> rights,
        List<Finding> findings) {
    public record Column(
            String name, String type, boolean nullable, Optional<String> standard, Optional<String> comment) {}

    /** {@code definition} is what stands behind the table's name, such as {@code btree (created_at, id) where ...}. */
    public record Index(String name, String definition, boolean unique, boolean primary, boolean valid) {}

    /** {@code onDelete} as in SQL, such as {@code cascade}; {@code index} is the one by which referring rows are found. */
    public record ForeignKey(
            String name,
            List<String> columns,
            String target,
            List<String> targetColumns,
            String onDelete,
            Optional<String> index) {}
}
