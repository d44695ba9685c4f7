package dev.rowan;

import dev.rowan.error.ConstraintViolation;
import java.util.Collection;

/**
 * Deletes rows by their primary key, of repositories whose table has one. Only generated repositories implement it.
 *
 * @param <R> the row
 * @param <K> the primary key: the column's value, or the record of several
 */
public interface KeyDeleteVerbs<R, K> extends DeleteVerbs<R> {
    /**
     * Deletes the rows with these primary keys; returns how many there were. One statement.
     *
     * @throws NullPointerException naming the place of a key that is null, the first is 0
     * @throws ConstraintViolation when a foreign key refuses one
     */
    default long deleteAll(Collection<? extends K> keys) {
        Repository<R> repository = Repository.of(this);
        return repository.<K>model().byKey().deleteAll(repository.session(), keys);
    }
}
