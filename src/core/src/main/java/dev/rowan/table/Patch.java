package dev.rowan.table;

import dev.rowan.column.ColumnValues;

/**
 * Columns to change: a generated {@code UserPatch}. One that is not set stays as it is, which is not null. Immutable and
 * thread-safe.
 *
 * @param <R> the row
 */
public abstract class Patch<R> {
    /** For generated code. */
    protected Patch() {}

    /** For the runtime: what it sets. */
    public abstract ColumnValues values();
}
