package dev.rowan.shape;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * A foreign key seen from one side: from {@code R} to {@code C}, whose jOOQ table is {@code X}; {@code V} is what it gives.
 * Immutable and thread-safe. It loads neither row class before it is used: two row classes that named each other's
 * constants while two threads initialise them would deadlock.
 *
 * @param <R> the row where it starts
 * @param <C> the row that it leads to
 * @param <X> the jOOQ table of {@code C}
 * @param <V> what it gives
 */
public abstract sealed class Relation<R, C, X extends Table<?>, V> extends Branch<R, V>
        permits ToMany, ToOne, OptionalToOne {
    final Link<C, X> link;

    Relation(Link<C, X> link) {
        this.link = link;
    }

    /** True for a row with at least one related row that meets the condition on its table. */
    public final Condition any(Function<? super X, ? extends Condition> condition) {
        return RelationFilter.any(link, requireNonNull(condition, "condition is null"));
    }

    /** True for a row without a related row that meets the condition, and so for one without any. */
    public final Condition none(Function<? super X, ? extends Condition> condition) {
        return DSL.not(any(condition));
    }

    /** True for a row whose related rows all meet the condition, and so for one without any; unknown is not met. */
    public final Condition every(Function<? super X, ? extends Condition> condition) {
        requireNonNull(condition, "condition is null");
        return none(x -> RelationFilter.isNotTrue(link.condition(condition, x)));
    }

    abstract Kind kind();

    /** Whether the key is of {@code R}; else it is of {@code C} and points to {@code R}. */
    abstract boolean isKeyHere();

    @Override
    final Part part() {
        return new Part.Related(
                kind(), link.requireOrder(), () -> link.target().get().graph());
    }

    final <T> Part shapedPart(Shape<C, T> shape) {
        requireNonNull(shape, "shape is null");
        if (link.rows() != null && shape.graph().isGrouped()) {
            throw new IllegalArgumentException(
                    "limit: the rows of a branch are grouped, and its limit would be one of rows"
                            + "\nhelp: leave the limit out; having says which groups there are");
        }
        return new Part.Related(kind(), link.requireOrder(), shape::graph);
    }
}
