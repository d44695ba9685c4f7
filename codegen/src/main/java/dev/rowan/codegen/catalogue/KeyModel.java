package dev.rowan.codegen.catalogue;

import java.util.List;

/**
 * A primary key, unique constraint or unique index over plain columns.
 *
 * @param name of the constraint or index
 * @param arbiter whether it can decide an ON CONFLICT: a deferrable key and a temporal one cannot
 * @param columns in the key's order
 */
public record KeyModel(String name, boolean primary, boolean arbiter, List<ColumnModel> columns) {}
