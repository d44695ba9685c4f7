package dev.rowan;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.insert.NewRow;
import dev.rowan.shape.Shape;
import java.util.Collection;
import java.util.List;

/**
 * Stores new rows and reads them with what comes along, of repositories whose table has a primary key. Only generated
 * repositories implement it.
 *
 * @param <R> the row
 * @param <N> the new row
 */
public interface GraphVerbs<R, N extends NewRow<R>> extends InsertVerbs<R, N> {
    /**
     * Like {@link #insertGraph(NewRow)}, with what the shape makes of the stored row: one round trip more, in the same transaction.
     *
     * @throws ConstraintViolation when a constraint refuses one
     * @throws IllegalArgumentException before anything is sent, when the rows do not fit together
     */
    default <T> T insertGraph(NewRow<R> graph, Shape<R, T> shape) {
        Repository<R> repository = Repository.of(this);
        return repository
                .model()
                .byKey()
                .insertGraph(
                        repository.session(),
                        graph,
                        Queries.given(shape, "shape").graph());
    }

    /**
     * Like {@link #insertGraphs(Collection)}, with what the shape makes of each stored row: one round trip more, in the same
     * transaction.
     *
     * @throws ConstraintViolation when a constraint refuses one
     * @throws IllegalArgumentException before anything is sent, when the rows do not fit together
     */
    default <T> List<T> insertGraphs(Collection<? extends NewRow<R>> graphs, Shape<R, T> shape) {
        Repository<R> repository = Repository.of(this);
        return repository
                .model()
                .byKey()
                .insertGraphs(
                        repository.session(),
                        graphs,
                        Queries.given(shape, "shape").graph());
    }
}
