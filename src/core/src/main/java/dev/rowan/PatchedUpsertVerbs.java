package dev.rowan;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.insert.NewRow;
import dev.rowan.insert.Upserts;
import dev.rowan.table.Patch;
import java.util.function.UnaryOperator;

/**
 * Stores new rows or changes those with their primary keys by a patch. Only generated repositories implement it.
 *
 * @param <R> the row
 * @param <N> the new row
 * @param <P> its patch
 */
public interface PatchedUpsertVerbs<R, N extends NewRow<R>, P extends Patch<R>> extends UpsertVerbs<R, N> {
    /**
     * Stores a row, or changes the one with its primary key by the patch alone; returns the row as stored. The patch may compute
     * from both: {@code u.set(USERS.LOGINS, USERS.LOGINS.add(1))}, {@code DSL.excluded(USERS.EMAIL)}.
     *
     * @throws IllegalArgumentException when the row does not give its key
     * @throws ConstraintViolation when another constraint refuses it
     */
    default R upsert(N row, P onConflict) {
        return Upserts.one(
                Repository.of(this).session(),
                row,
                Queries.given(onConflict, "onConflict").values());
    }

    /** The same, as {@code upsert(row, u -> u.column(value))}. */
    default R upsert(N row, UnaryOperator<P> onConflict) {
        return upsert(row, Repository.<R>of(this).changed(onConflict, "onConflict"));
    }
}
