package dev.rowan.shape;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.Table;

/**
 * A relation to any number of rows, which come by primary key unless {@link #orderBy} says otherwise. Rows of a table without
 * primary key come in no order of their own.
 *
 * @param <R> the row where it starts
 * @param <C> the row that it leads to
 * @param <X> the jOOQ table of {@code C}
 */
public final class ToMany<R, C, X extends Table<?>> extends Relation<R, C, X, List<C>> {
    private static final int DEEPEST = 1000;

    private ToMany(Link<C, X> link) {
        super(link);
    }

    /** For generated code. */
    public static <R, C, X extends Table<?>> ToMany<R, C, X> of(Link<C, X> link) {
        return new ToMany<>(link);
    }

    /** Only rows that meet a condition on their table; several must all hold. */
    public ToMany<R, C, X> where(Function<? super X, ? extends Condition> condition) {
        return new ToMany<>(link.where(requireNonNull(condition, "condition is null")));
    }

    /**
     * In this order, and by primary key, if there is one, where it leaves two rows equal. Replaces an earlier order.
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies it
    public final ToMany<R, C, X> orderBy(Function<? super X, ? extends OrderField<?>>... by) {
        for (Function<? super X, ? extends OrderField<?>> one : requireNonNull(by, "by is null")) {
            requireNonNull(one, "an order is null");
        }
        return new ToMany<>(link.orderBy(List.of(by)));
    }

    /**
     * At most {@code rows} for each {@code R}, the first in order. A shape refuses it for a table without primary key, unless
     * there is an {@link #orderBy}.
     *
     * @throws IllegalArgumentException when negative
     */
    public ToMany<R, C, X> limit(int rows) {
        return new ToMany<>(link.limit(rows));
    }

    /** The same relation, with {@code shape} made of each row. */
    public <T> Branch<R, List<T>> shaped(Shape<C, T> shape) {
        return new Of<>(shapedPart(shape));
    }

    /** How many rows there are, without reading them. A limit plays no part. */
    public Branch<R, Long> count() {
        return new Of<>(
                new Part.Related(Kind.COUNT, link, () -> link.target().get().graph()));
    }

    /** Whether there is a row, without reading it. */
    public Branch<R, Boolean> exists() {
        return new Of<>(
                new Part.Related(Kind.EXISTS, link, () -> link.target().get().graph()));
    }

    /** The rows below, of a relation from a table to itself. */
    Part below(int depth) {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException("depth is " + depth + ": it must be from 1 to " + DEEPEST);
        }
        if (link.rows() != null) {
            throw new IllegalArgumentException(
                    "a tree takes no limit: its rows are read before they are put below each other"
                            + "\nhelp: cut it by its depth or by a where");
        }
        if (link.join().junction() != null) {
            throw new IllegalArgumentException("a tree goes over a foreign key, and not through a table of pairs");
        }
        return new Part.Below(link, depth);
    }

    @Override
    Kind kind() {
        return Kind.MANY;
    }

    @Override
    boolean isKeyHere() {
        return false;
    }
}
