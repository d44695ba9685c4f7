package dev.rowan;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.insert.NewRow;
import dev.rowan.insert.Upserted;
import dev.rowan.insert.Upserts;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

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

    /**
     * Stores all rows of a stream or none, and overwrites those with their primary keys, by COPY and in constant memory; returns how
     * many were stored or overwritten, which is fewer where a trigger swallows some. The stream is read to its end and not closed.
     *
     * <p>The rows go by COPY to a temporary table, 10,000 of them or a million characters at a time, and from there by one
     * {@code INSERT ... SELECT ... ON CONFLICT ... DO UPDATE}; rows that set other columns have another temporary table. All of it is
     * one transaction, or a savepoint inside one. The role needs the privilege TEMPORARY on the database.
     *
     * @throws IllegalArgumentException when a row does not give its key, or two have the same; it names their places, the first is 0
     * @throws ConstraintViolation when another constraint refuses one
     * @throws QueryFailed when the connection does not unwrap to the driver's
     * @throws NullPointerException naming the place of a row that is null
     */
    default long copyUpsert(Stream<N> rows) {
        return copyUpsert(rows, sent -> {});
    }

    /**
     * The same.
     *
     * @param progress is told how many rows the temporary tables have so far, after each 10,000 or more, and when all are there; what
     *     it throws stores nothing
     */
    default long copyUpsert(Stream<N> rows, LongConsumer progress) {
        Repository<R> repository = Repository.of(this);
        return Upserts.copy(
                repository.session(),
                repository.model().row(),
                Queries.given(rows, "rows"),
                Queries.given(progress, "progress"));
    }
}
