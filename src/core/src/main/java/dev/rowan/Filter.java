package dev.rowan;

import static java.util.Objects.requireNonNull;

import org.jooq.Condition;

/**
 * Which rows somebody outside asks for, by columns that may be asked for. The generated {@code UserFilter} makes it of the parameters of a
 * request: {@code UserFilter.parse(parameters)}. {@link Repository#where(Filter)} and {@link Query#and(Filter)} take it. Immutable and
 * thread-safe.
 *
 * @param <R> the table's row
 */
@SuppressWarnings("UnusedTypeParameter") // keeps a filter from queries of other tables
public final class Filter<R> {
    private final Condition condition;

    Filter(Condition condition) {
        this.condition = requireNonNull(condition);
    }

    /** As jOOQ's condition: {@code noCondition()} where nothing was asked for. */
    public Condition condition() {
        return condition;
    }
}
