package dev.rowan.insert;

import dev.rowan.shape.Join;
import dev.rowan.shape.KeyColumn;
import dev.rowan.shape.RowColumn;
import dev.rowan.shape.RowType;
import java.util.List;

/**
 * How the columns of a foreign key get their values from those that they point to.
 *
 * @param returned the places of the columns pointed to among all columns of their table
 * @param given their places among those that an insert gives; -1 where it cannot
 * @param to the places of the key's columns among those that an insert gives; -1 where it cannot
 * @param keys how their values travel
 */
record KeyCarry(List<Integer> returned, List<Integer> given, List<Integer> to, List<KeyColumn> keys) {
    static KeyCarry of(NewBranch branch, InsertInto<?> parent, InsertInto<?> child) {
        Join join = branch.join();
        List<String> from = branch.above() ? join.far() : join.near();
        List<String> key = branch.above() ? join.near() : join.far();
        List<String> all = parent.row().columns().stream().map(RowColumn::name).toList();
        return new KeyCarry(
                from.stream().map(all::indexOf).toList(),
                from.stream().map(parent.columns()::indexOf).toList(),
                key.stream().map(child.columns()::indexOf).toList(),
                join.keys());
    }

    /** Whether the value that a column points to can be its own. */
    boolean isCarried(int i) {
        return keys.get(i).carrying().isPossible();
    }

    /**
     * The value that a column points to, as the column has it.
     *
     * @throws IllegalArgumentException when it has none that is equal
     */
    Object carried(int i, Object value) {
        return keys.get(i).carrying().carried(value);
    }

    String nameOfReturned(RowType<?> row, int i) {
        return row.name() + "." + row.columns().get(returned.get(i)).name();
    }
}
