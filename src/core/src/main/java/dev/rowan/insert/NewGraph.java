package dev.rowan.insert;

import dev.rowan.column.ColumnValues;
import java.util.ArrayList;
import java.util.List;

/**
 * A new row with others that are stored with it, for {@code insertGraph}. Immutable and thread-safe.
 *
 * @param <R> the row as stored
 */
public final class NewGraph<R> extends NewRow<R> {
    private final NewRow<R> row;
    private final List<NewBranch> branches;

    NewGraph(NewRow<R> row, List<NewBranch> before, NewBranch last) {
        var all = new ArrayList<>(before);
        all.add(last);
        this.row = row;
        this.branches = List.copyOf(all);
    }

    @Override
    public ColumnValues values() {
        return row.values();
    }

    @Override
    public InsertInto<R> into() {
        return row.into();
    }

    /** For the runtime: the row without those that come with it. */
    @Override
    public NewRow<R> alone() {
        return row;
    }

    /** For the runtime: the rows that come with it, by relation. */
    @Override
    public List<NewBranch> branches() {
        return branches;
    }

    /** The row and the tables of those that come with it, without values. */
    @Override
    public String toString() {
        return row + " with " + branches;
    }
}
