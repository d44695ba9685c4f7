package dev.rowan.shape;

import static java.util.Objects.requireNonNull;

import dev.rowan.session.JooqSql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A relation's join and what a branch asks of its rows. Immutable and thread-safe.
 *
 * @param <C> the row that it leads to
 * @param <X> the jOOQ table of {@code C}
 */
public final class Link<C, X extends Table<?>> {
    private final Join join;
    private final Supplier<RowType<C>> target;
    private final Supplier<X> table;
    private final List<Function<? super X, ? extends Condition>> conditions;
    private final List<Function<? super X, ? extends OrderField<?>>> order;
    private final @Nullable Integer rows;

    private Link(
            Join join,
            Supplier<RowType<C>> target,
            Supplier<X> table,
            List<Function<? super X, ? extends Condition>> conditions,
            List<Function<? super X, ? extends OrderField<?>>> order,
            @Nullable Integer rows) {
        this.join = join;
        this.target = target;
        this.table = table;
        this.conditions = conditions;
        this.order = order;
        this.rows = rows;
    }

    /** For generated code. {@code target} and {@code table} are suppliers, so that no row class loads another. */
    public static <C, X extends Table<?>> Link<C, X> of(Join join, Supplier<RowType<C>> target, Supplier<X> table) {
        return new Link<>(join, target, table, List.of(), List.of(), null);
    }

    Join join() {
        return join;
    }

    Supplier<RowType<C>> target() {
        return target;
    }

    Supplier<X> table() {
        return table;
    }

    List<Function<? super X, ? extends OrderField<?>>> order() {
        return order;
    }

    /** How many there are at most for each row where it starts; null without a limit. */
    @Nullable
    Integer rows() {
        return rows;
    }

    /** One more condition. */
    Link<C, X> where(Function<? super X, ? extends Condition> condition) {
        var all = new ArrayList<Function<? super X, ? extends Condition>>(conditions);
        all.add(requireNonNull(condition, "condition is null"));
        return new Link<>(join, target, table, List.copyOf(all), order, rows);
    }

    /** In this order instead. */
    Link<C, X> orderBy(List<Function<? super X, ? extends OrderField<?>>> by) {
        return new Link<>(join, target, table, conditions, by, rows);
    }

    /**
     * At most so many for each row where it starts.
     *
     * @throws IllegalArgumentException when negative
     */
    Link<C, X> limit(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("limit is " + most + ": it cannot be negative");
        }
        return new Link<>(join, target, table, conditions, order, most);
    }

    /** Whether which rows there are depends on more than the key. */
    boolean isChoosing() {
        return !conditions.isEmpty() || rows != null;
    }

    /** Whether there are functions of the caller's to call. */
    boolean isAsking() {
        return !conditions.isEmpty() || !order.isEmpty();
    }

    /** Whether a branch asks for some of the rows only, or for an order. */
    boolean isNarrowed() {
        return !conditions.isEmpty() || !order.isEmpty() || rows != null;
    }

    /**
     * Itself, for reading rows.
     *
     * @throws IllegalArgumentException when it has a limit, and nothing says which rows come first
     */
    Link<C, X> requireOrder() {
        if (rows != null && order.isEmpty() && target.get().key().isEmpty()) {
            throw new IllegalArgumentException(
                    "limit: nothing says which rows of " + target.get().name()
                            + " come first, for the table has no primary key\nhelp: add an orderBy whose columns tell the rows apart");
        }
        return this;
    }

    List<? extends Condition> conditionsOn(X of) {
        return conditions.stream().map(c -> condition(c, of)).toList();
    }

    /**
     * What a caller's function makes of the table.
     *
     * @throws NullPointerException naming the table, when it makes null, which jOOQ would leave out
     */
    Condition condition(Function<? super X, ? extends Condition> condition, X of) {
        Condition made = condition.apply(of);
        if (made == null) {
            throw new NullPointerException(
                    "the condition on the rows of " + target.get().name() + " of a relation of " + join.from()
                            + " is null\nhelp: DSL.noCondition() is met by each row");
        }
        return made;
    }

    private OrderField<?> order(Function<? super X, ? extends OrderField<?>> by, X of) {
        OrderField<?> made = by.apply(of);
        if (made == null) {
            throw new NullPointerException(
                    "the order of the rows of " + target.get().name() + " of a relation of " + join.from()
                            + " is null\nhelp: leave it out, or order by a column");
        }
        return made;
    }

    List<JooqSql> renderedConditions() {
        X rendered = table.get();
        return conditionsOn(rendered).stream().map(c -> JooqSql.on(rendered, c)).toList();
    }

    List<JooqSql> renderedOrder() {
        X rendered = table.get();
        return order.stream()
                .map(o -> JooqSql.on(rendered, (QueryPart) order(o, rendered)))
                .toList();
    }
}
