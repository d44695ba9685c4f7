package dev.rowan.codegen.catalogue;

import java.util.List;

/**
 * A foreign key.
 *
 * @param columns of the referencing table, in the key's order
 * @param references the qualified name of the table it points to
 * @param referencedColumns the names of that table's columns, in the key's order
 * @param validated whether all rows obey it
 * @param indexed whether an index starts with its columns, so that the rows that point to one are found without reading all
 * @param deterministic whether values that are equal are the same: not of every collation
 */
public record ForeignKeyModel(
        String name,
        List<ColumnModel> columns,
        String references,
        List<String> referencedColumns,
        boolean validated,
        boolean indexed,
        boolean deterministic) {}
