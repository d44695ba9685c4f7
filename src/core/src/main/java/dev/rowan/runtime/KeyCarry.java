package dev.rowan.runtime;

import dev.rowan.RowType;
import dev.rowan.runtime.graph.Join;
import dev.rowan.runtime.graph.KeyColumn;
import dev.rowan.runtime.graph.RowColumn;
import java.util.List;

/**
 * How the columns of a foreign key get their values from those that they point to.
 *
 * @param returned the places of the columns pointed to among all columns of their table
 * @param given their places among those that an insert gives; -1 where it cannot
 * @param to the places of the key's columns among those that an insert gives; -1 where it cannot
 * @param alike which of them have the Java type of those that they point to
 */
record KeyCarry(List<Integer> returned, List<Integer> given, List<Integer> to, List<Boolean> alike) {
    static KeyCarry of(NewBranch branch, InsertInto<?> parent, InsertInto<?> child) {
        Join join = branch.join();
        List<String> from = branch.above() ? join.far() : join.near();
        List<String> key = branch.above() ? join.near() : join.far();
        List<String> all = parent.row().columns().stream().map(RowColumn::name).toList();
        return new KeyCarry(
                from.stream().map(all::indexOf).toList(),
                from.stream().map(parent.columns()::indexOf).toList(),
                key.stream().map(child.columns()::indexOf).toList(),
                join.keys().stream().map(KeyColumn::alike).toList());
    }

    String nameOfReturned(RowType<?> row, int i) {
        return row.name() + "." + row.columns().get(returned.get(i)).name();
    }
}
