package dev.rowan;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.StaleRow;
import dev.rowan.table.Patch;
import dev.rowan.table.Versioned;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Changes rows of a table with a version: only as they were read, so that no change of somebody else is overwritten unseen. What comes
 * back is the row to go on with; its version is the next one. Only generated repositories implement it.
 *
 * @param <R> the row
 * @param <K> the primary key: the column's value, or the record of several
 * @param <P> its patch
 */
public interface VersionedVerbs<R, K, P extends Patch<R>> extends ClaimVerbs<R, P> {
    /**
     * Writes the columns that the patch sets, and no other, where the row is still as it was read; returns it as it is then. One
     * statement; an empty patch sends nothing.
     *
     * @throws StaleRow when it was changed since: with the row as it is now, which a SELECT finds after nothing was written
     * @throws RowNotFound when it is gone
     * @throws ConstraintViolation when a constraint refuses a value
     */
    default R update(R row, P patch) {
        Repository<R> repository = Repository.of(this);
        return versioned(repository)
                .update(repository.session(), row, Queries.given(patch, "patch").values());
    }

    /** The same, as {@code update(row, u -> u.column(value))}. */
    default R update(R row, UnaryOperator<P> change) {
        return update(row, Repository.<R>of(this).changed(change, "change"));
    }

    /**
     * The same for who has the key and the version alone, as from an If-Match header. An empty patch reads the row and looks at its
     * version.
     *
     * @throws StaleRow when its version is another one
     * @throws RowNotFound when there is none
     * @throws ConstraintViolation when a constraint refuses a value
     */
    default R update(K key, long version, P patch) {
        Repository<R> repository = Repository.of(this);
        return versioned(repository)
                .update(
                        repository.session(),
                        key,
                        version,
                        Queries.given(patch, "patch").values());
    }

    /** The same, as {@code update(key, version, u -> u.column(value))}. */
    default R update(K key, long version, UnaryOperator<P> change) {
        return update(key, version, Repository.<R>of(this).changed(change, "change"));
    }

    /**
     * Changes all rows as they were read, each by its own patch, or none; returns them as they are then, in the order of the map.
     * Patches that set the same columns are one statement, all of them in one transaction.
     *
     * @throws StaleRow when one was changed since
     * @throws RowNotFound when one is gone
     * @throws ConstraintViolation when a constraint refuses a value
     */
    default List<R> updateAll(Map<R, P> patches) {
        Repository<R> repository = Repository.of(this);
        return versioned(repository).updateAll(repository.session(), patches);
    }

    /**
     * Deletes the row where it is still as it was read. One statement.
     *
     * @throws StaleRow when it was changed since
     * @throws RowNotFound when it is gone
     * @throws ConstraintViolation when a foreign key refuses it
     */
    default void deleteUnchanged(R row) {
        Repository<R> repository = Repository.of(this);
        versioned(repository).deleteUnchanged(repository.session(), row);
    }

    private Versioned<R, K> versioned(Repository<R> repository) {
        return repository.<K>model().versioned();
    }
}
