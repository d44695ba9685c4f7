package dev.rowan;

import org.jooq.Condition;

/**
 * A query with an order. Immutable.
 *
 * @param <R> the table's row
 */
public final class OrderedQuery<R> extends Query<R> {
    OrderedQuery(Selected<R> selected) {
        super(selected);
    }

    @Override
    public OrderedQuery<R> and(Condition condition) {
        return new OrderedQuery<>(narrowed(condition));
    }
}
