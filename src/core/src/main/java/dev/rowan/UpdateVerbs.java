package dev.rowan;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.table.Patch;
import dev.rowan.table.Updates;
import java.util.function.UnaryOperator;
import org.jooq.Condition;

/**
 * Changes rows by a condition, of repositories whose rows can be changed. Only generated repositories implement it.
 *
 * @param <R> the row
 * @param <P> its patch
 */
public interface UpdateVerbs<R, P extends Patch<R>> {
    /**
     * Writes the columns that the patch sets, and no other, to all rows that meet a jOOQ condition; returns how many. One
     * statement; an empty patch sends nothing.
     *
     * @throws IllegalArgumentException when the condition is none ({@code DSL.trueCondition()} means all rows), or one that needs
     *     a join
     * @throws ConstraintViolation when a constraint refuses a value
     */
    default long updateWhere(Condition condition, P patch) {
        Repository<R> repository = Repository.of(this);
        return Updates.where(
                repository.session(),
                repository.model().row(),
                condition,
                Queries.given(patch, "patch").values());
    }

    /** The same, as {@code updateWhere(condition, u -> u.column(value))}. */
    default long updateWhere(Condition condition, UnaryOperator<P> change) {
        return updateWhere(condition, Repository.<R>of(this).changed(change, "change"));
    }
}
