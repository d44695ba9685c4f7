package dev.rowan.insert;

import static java.util.Objects.requireNonNull;

import dev.rowan.shape.Attachment;
import dev.rowan.shape.Join;
import dev.rowan.shape.Relation;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * New rows of one table that come with another row.
 *
 * @param join from that row
 * @param above whether it points to them; else they point to it
 */
record NewBranch(Join join, boolean above, List<NewRow<?>> rows) {
    /** Copies the rows. */
    static <C> NewBranch of(Relation<?, C, ?, ?> relation, Collection<? extends NewRow<C>> rows) {
        requireNonNull(relation, "relation is null");
        requireNonNull(rows, "rows is null");
        Attachment attachment = Attachment.of(relation);
        if (rows.stream().anyMatch(Objects::isNull)) {
            throw new NullPointerException(
                    "a row of " + attachment.row().name() + " is null\nhelp: leave out what is not to be stored");
        }
        return new NewBranch(attachment.join(), attachment.above(), List.copyOf(rows));
    }

    /** How many rows of which table. */
    @Override
    public String toString() {
        return rows.isEmpty()
                ? "nothing"
                : rows.size() + " of " + rows.getFirst().into().row().name();
    }
}
