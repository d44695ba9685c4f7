package dev.rowan.codegen.queries;

/**
 * All columns of a table, in its order, next to each other and of one entry of FROM, as {@code p.*} gives them.
 *
 * @param name the alias in FROM
 * @param first the index of its first column in the result, from 0
 * @param size how many columns
 * @param nullable whether the whole of it can be missing, on the nullable side of an outer join
 * @param held whether the table's NOT NULL holds for it; not for what a function returns
 * @param presence the index in the result of a column that is null only when the whole row is missing
 */
public record TableRow(
        String name, String schema, String table, int first, int size, boolean nullable, boolean held, int presence) {}
