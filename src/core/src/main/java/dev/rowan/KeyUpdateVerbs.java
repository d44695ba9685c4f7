package dev.rowan;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.session.StatementFamily;
import dev.rowan.table.ByKey;
import dev.rowan.table.Patch;
import dev.rowan.table.UpdateAll;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Changes rows by their primary key, of repositories whose table has one. Only generated repositories implement it.
 *
 * @param <R> the row
 * @param <K> the primary key: the column's value, or the record of several
 * @param <P> its patch
 */
public interface KeyUpdateVerbs<R, K, P extends Patch<R>> extends ClaimVerbs<R, P> {
    /**
     * Writes the columns that the patch sets, and no other; returns the row as it is then. One statement; an empty patch reads the
     * row.
     *
     * @throws RowNotFound when there is no row with this primary key, which a SELECT tells after nothing was written
     * @throws QueryFailed when the row is there, and a trigger, a rule or row security kept it as it is
     * @throws ConstraintViolation when a constraint refuses a value
     */
    default R updateAndGet(K key, P patch) {
        Repository<R> repository = Repository.of(this);
        ByKey<R, K> byKey = repository.<K>model().byKey();
        StatementFamily update = repository.model().update();
        return byKey.updateAndGet(
                        repository.session(),
                        update,
                        key,
                        Queries.given(patch, "patch").values())
                .orElseThrow(() ->
                        Queries.notWritten(update.idOf("updateAndGet"), byKey.isThere(repository.session(), key)));
    }

    /** The same, as {@code updateAndGet(key, u -> u.column(value))}. */
    default R updateAndGet(K key, UnaryOperator<P> change) {
        return updateAndGet(key, Repository.<R>of(this).changed(change, "change"));
    }

    /**
     * Changes each row by its own patch, all or none; returns how many there were. Patches that set the same columns go in one
     * statement, up to 10,000 of them; several statements in one transaction. An empty patch sends nothing.
     *
     * @throws IllegalArgumentException when a patch computes a value
     * @throws ConstraintViolation when a constraint refuses a value
     */
    default long updateAll(Map<K, P> patches) {
        Repository<R> repository = Repository.of(this);
        return UpdateAll.run(
                repository.session(),
                repository.<K>model().byKey(),
                repository.model().update(),
                patches);
    }
}
