package dev.rowan;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.table.Updates;
import org.jooq.Condition;

/**
 * Deletes rows by a condition, of repositories whose rows can be deleted. Only generated repositories implement it.
 *
 * @param <R> the row
 */
public interface DeleteVerbs<R> {
    /**
     * Deletes all rows that meet a jOOQ condition; returns how many. One statement.
     *
     * @throws IllegalArgumentException when the condition is none ({@code DSL.trueCondition()} means all rows), or one that needs
     *     a join
     * @throws ConstraintViolation when a foreign key refuses it
     */
    default long deleteWhere(Condition condition) {
        Repository<R> repository = Repository.of(this);
        return Updates.deleteWhere(repository.session(), repository.model().row(), condition);
    }
}
