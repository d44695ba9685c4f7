package dev.rowan;

import dev.rowan.error.RowNotFound;
import dev.rowan.shape.Shape;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Reads by the primary key, of repositories whose table has one. Only generated repositories implement it.
 *
 * @param <R> the row
 * @param <K> the primary key: the column's value, or the record of several
 */
public interface KeyVerbs<R, K> {
    /**
     * The rows with these primary keys, in the order of the keys; those that are not there are left out. One statement.
     *
     * @throws NullPointerException naming the place of a key that is null, the first is 0
     */
    default List<R> findAll(Collection<? extends K> keys) {
        Repository<R> repository = Repository.of(this);
        return repository.<K>model().byKey().list(repository.session(), keys);
    }

    /** What the shape makes of each. One round trip and, outside of a transaction, one snapshot. */
    default <T> List<T> findAll(Collection<? extends K> keys, Shape<R, T> shape) {
        Repository<R> repository = Repository.of(this);
        return repository
                .<K>model()
                .byKey()
                .list(repository.session(), keys, Queries.given(shape, "shape").graph());
    }

    /**
     * The rows with these primary keys by their key, in the order of the keys; those that are not there are left out. One
     * statement.
     *
     * @throws NullPointerException naming the place of a key that is null, the first is 0
     */
    default Map<K, R> findMap(Collection<? extends K> keys) {
        Repository<R> repository = Repository.of(this);
        return repository.<K>model().byKey().map(repository.session(), keys);
    }

    /** What the shape makes of each. One round trip and, outside of a transaction, one snapshot. */
    default <T> Map<K, T> findMap(Collection<? extends K> keys, Shape<R, T> shape) {
        Repository<R> repository = Repository.of(this);
        return repository
                .<K>model()
                .byKey()
                .map(repository.session(), keys, Queries.given(shape, "shape").graph());
    }

    /**
     * The row with this primary key, locked until the transaction ends: nobody else can change, delete or lock it, and rows that
     * refer to it can still be stored ({@code FOR NO KEY UPDATE}).
     *
     * @throws RowNotFound when there is none
     * @throws IllegalStateException outside of a transaction
     */
    default R lock(K key) {
        Repository<R> repository = Repository.of(this);
        return repository.<K>model().byKey().lock(repository.session(), key);
    }
}
