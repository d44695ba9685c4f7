package dev.rowan;

import dev.rowan.session.Session;
import dev.rowan.shape.RowType;
import dev.rowan.table.Patch;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Dynamic reads of any table or view; generated repositories add the static ones, keys and writes. As thread-safe as the
 * facade it came from.
 *
 * @param <R> the row
 */
public abstract class Repository<R> extends Queries {
    private final TableModel<R, ?> model;
    private final RowType<R> row;

    /** For generated repositories. */
    protected Repository(Session session, TableModel<R, ?> model) {
        super(session);
        this.model = model;
        this.row = model.row();
    }

    /** For the verbs that a repository inherits, which nothing else has. */
    @SuppressWarnings("unchecked") // generated code names the same types for both
    static <R> Repository<R> of(Object verbs) {
        return (Repository<R>) verbs;
    }

    /** For generated code: what the lambda of a verb makes of the patch that changes nothing. */
    @SuppressWarnings("unchecked") // generated code gives the table's own
    protected final <P extends Patch<R>> P changed(@Nullable UnaryOperator<P> change, String name) {
        return given(given(change, name).apply((P) model.unchanged()), "what the lambda returns");
    }

    Session session() {
        return session;
    }

    @SuppressWarnings("unchecked") // as above
    <K> TableModel<R, K> model() {
        return (TableModel<R, K>) model;
    }

    /** A query for the rows that meet a jOOQ condition. Nothing is sent before its {@code list}, {@code first} ... */
    public final Query<R> where(Condition condition) {
        return new Query<>(session, row, given(condition, "condition"));
    }

    /** A query for the rows that somebody outside asks for; for all rows where the filter asks for nothing. */
    public final Query<R> where(Filter<R> filter) {
        return where(given(filter, "filter").condition());
    }

    /**
     * For generated code: the first rows of a foreign key's value, in an order that the primary key closes.
     *
     * @param limit how many at most
     * @param orderBy nothing for the order of the primary key
     * @param places of the key's columns in the table, from 0
     * @param values of these columns
     * @throws IllegalArgumentException when {@code limit} is negative
     */
    protected final Query<R> first(int limit, OrderField<?>[] orderBy, List<Integer> places, Object... values) {
        Condition equal = DSL.noCondition();
        for (int i = 0; i < values.length; i++) {
            equal = equal.and(equal(places.get(i), values[i]));
        }
        for (OrderField<?> one : given(orderBy, "orderBy")) {
            given(one, "one of orderBy");
        }
        return where(equal).closed(List.of(orderBy)).limit(notNegative(limit, "limit"));
    }

    @SuppressWarnings("unchecked") // generated code gives a value of the column's type
    private <V> Condition equal(int place, Object value) {
        return ((Field<V>) row.table().fields()[place]).eq((V) value);
    }

    @Override
    final String subject() {
        return row.name();
    }

    /** A query for all rows. */
    public final Query<R> all() {
        return where(DSL.noCondition());
    }
}
