package dev.rowan.codegen.queries;

import java.util.List;

/**
 * Columns that become a list: those of all result rows that agree in the other columns.
 *
 * @param name of the list
 * @param columns indexes in the result, from 0; those of one {@link TableRow}, or single columns
 * @param presence the index of a column that is null only when the list has no element for this row
 * @param canBeEmpty whether the nested columns are on the nullable side of an outer join
 */
public record Nest(String name, List<Integer> columns, int presence, boolean canBeEmpty) {}
