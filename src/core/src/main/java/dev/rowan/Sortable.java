package dev.rowan;

import dev.rowan.shape.RowType;

/**
 * A column by which rows may be sorted from outside. The enum {@code UserSort} has one for each column of the property {@code sortable};
 * nothing else is one.
 *
 * @param <R> the table's row
 */
public interface Sortable<R> {
    /** What it is called outside, such as {@code createdAt}. */
    String parameter();

    /** For the runtime: its place in the table, from 0. */
    int place();

    /** For the runtime: the table's row. */
    RowType<R> row();

    /** The least first; nulls last. */
    default Sort<R> asc() {
        return Sort.by(this, false);
    }

    /** The greatest first; nulls first. */
    default Sort<R> desc() {
        return Sort.by(this, true);
    }
}
