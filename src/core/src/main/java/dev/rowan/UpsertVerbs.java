package dev.rowan;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.insert.NewRow;
import dev.rowan.insert.Upserted;
import dev.rowan.insert.Upserts;
import java.util.Collection;
import java.util.List;

/**
 * Stores new rows or overwrites those with their primary keys, of repositories whose rows are given one. Only generated
 * repositories implement it. One statement each: {@code INSERT ... ON CONFLICT ... DO UPDATE}.
 *
 * @param <R> the row
 * @param <N> the new row
 */
public interface UpsertVerbs<R, N extends NewRow<R>> {
    /**
     * Stores a row, or overwrites the one with its primary key by the columns that it sets; returns the row as stored. A row that
     * sets nothing but its key leaves the other as it is, and that is an update all the same: triggers fire.
     *
     * @throws IllegalArgumentException when the row does not give its key
     * @throws ConstraintViolation when another constraint refuses it
     */
    default R upsert(N row) {
        return Upserts.one(Repository.of(this).session(), row);
    }

    /** Like {@link #upsert}, and whether the row is new. */
    default Upserted<R> upsertAndTell(N row) {
        return Upserts.telling(Repository.of(this).session(), row);
    }

    /**
     * Stores rows or overwrites those with their primary keys, all or none; returns them as stored, in the order given. Rows that
     * set the same columns go in one statement and one round trip, up to 10,000 of them; several statements in one transaction.
     *
     * @throws IllegalArgumentException when a row does not give its key, or two have the same: nothing is sent
     * @throws ConstraintViolation when another constraint refuses one
     */
    default List<R> upsertAll(Collection<N> rows) {
        return Upserts.all(Repository.of(this).session(), rows);
    }
}
