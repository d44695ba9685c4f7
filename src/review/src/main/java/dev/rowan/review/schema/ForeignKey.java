package dev.rowan.review.schema;

import java.util.List;

/**
 * A foreign key.
 *
 * @param table the oid of the table that refers
 * @param columns attribute numbers of it
 * @param target the oid of the table that is referred to
 * @param targetColumns attribute numbers of it
 * @param onDelete as pg_constraint has it: {@code a} nothing, {@code r} restrict, {@code c} cascade, {@code n} set null, {@code d} set default
 */
public record ForeignKey(
        String name, long table, List<Integer> columns, long target, List<Integer> targetColumns, char onDelete) {
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }
}
