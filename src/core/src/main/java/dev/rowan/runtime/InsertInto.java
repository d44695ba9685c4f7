package dev.rowan.runtime;

import dev.rowan.RowType;
import java.util.List;

/**
 * Where a new row goes. For generated code, a constant; immutable and thread-safe.
 *
 * @param <R> the row as stored
 * @param insert returns all columns in the table's order
 * @param columns those that an insert can give
 * @param keys the places in {@code columns} of each primary or unique key that an insert can give whole, primary key first
 */
public record InsertInto<R>(StatementFamily insert, RowType<R> row, Columns columns, List<List<Integer>> keys) {}
