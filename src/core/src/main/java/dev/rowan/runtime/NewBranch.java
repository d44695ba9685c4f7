package dev.rowan.runtime;

import dev.rowan.NewRow;
import dev.rowan.runtime.graph.Join;
import java.util.Collection;
import java.util.List;

/**
 * New rows of one table that come with another row.
 *
 * @param join from that row
 * @param above whether it points to them; else they point to it
 */
public record NewBranch(Join join, boolean above, List<NewRow<?>> rows) {
    /** Copies the rows. */
    public static NewBranch of(Join join, boolean above, Collection<? extends NewRow<?>> rows) {
        return new NewBranch(join, above, List.copyOf(rows));
    }

    /** How many rows of which table. */
    @Override
    public String toString() {
        return rows.isEmpty()
                ? "nothing"
                : rows.size() + " of " + rows.getFirst().into().row().name();
    }
}
