package dev.rowan;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.table.Patch;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes rows off a queue, of repositories whose rows have a primary key and can be changed. Only generated repositories implement it.
 *
 * @param <R> the row
 * @param <P> its patch
 */
public interface ClaimVerbs<R, P extends Patch<R>> extends UpdateVerbs<R, P> {
    /**
     * Marks the rows of a query that nobody else has locked, at most its limit, and returns them as they are then, in its order. One
     * statement, which needs no transaction: {@code SELECT ... FOR NO KEY UPDATE SKIP LOCKED} and the UPDATE of what it found. Two
     * callers at once never get the same row, where the mark takes a row out of the query.
     *
     * @throws IllegalArgumentException when the mark changes nothing
     * @throws ConstraintViolation when a constraint refuses a value
     */
    default List<R> claim(Query<R> from, P mark) {
        Repository<R> repository = Repository.of(this);
        return Queries.notNull(from, "from")
                .claim(repository.session(), Queries.notNull(mark, "mark").values());
    }

    /** The same, as {@code claim(query, u -> u.column(value))}. */
    default List<R> claim(Query<R> from, UnaryOperator<P> mark) {
        return claim(from, Repository.<R>of(this).changed(mark, "mark"));
    }
}
