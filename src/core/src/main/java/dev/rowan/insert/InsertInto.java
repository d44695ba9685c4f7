package dev.rowan.insert;

import dev.rowan.column.Columns;
import dev.rowan.session.StatementFamily;
import dev.rowan.shape.RowType;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a new row goes. For generated code, a constant; immutable and thread-safe.
 *
 * @param <R> the row as stored
 * @param insert returns all columns in the table's order
 * @param columns those that an insert can give
 * @param keys the places in {@code columns} of each primary or unique key that an insert can give whole, primary key first
 * @param selfKeys the foreign keys that point to the same table
 * @param rewritten whether a trigger of the table may store other values than those given
 */
public record InsertInto<R>(
        StatementFamily insert,
        RowType<R> row,
        Columns columns,
        List<List<Integer>> keys,
        List<SelfKey> selfKeys,
        boolean rewritten) {
    /**
     * A foreign key that points to the same table, by places among the columns that an insert can give.
     *
     * @param from the key's columns
     * @param to those that they point to
     */
    public record SelfKey(List<Integer> from, List<Integer> to) {}

    /** A table that no key of its own points to, and without triggers. */
    public InsertInto(StatementFamily insert, RowType<R> row, Columns columns, List<List<Integer>> keys) {
        this(insert, row, columns, keys, List.of(), false);
    }

    /** The same, with a foreign key that points to the same table. */
    public InsertInto<R> withSelfKey(List<Integer> from, List<Integer> to) {
        List<SelfKey> all = new ArrayList<>(selfKeys);
        all.add(new SelfKey(from, to));
        return new InsertInto<>(insert, row, columns, keys, List.copyOf(all), rewritten);
    }

    /** The same, with a trigger that may store other values than those given. */
    public InsertInto<R> withTrigger() {
        return new InsertInto<>(insert, row, columns, keys, selfKeys, true);
    }
}
