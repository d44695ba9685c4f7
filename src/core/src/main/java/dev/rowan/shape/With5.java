package dev.rowan.shape;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Function5;

/** A shape in the making: 5 constructor arguments so far. Immutable. */
public final class With5<R, A, B, C, D, E> {
    private final RowType<R> row;
    private final List<Part> parts;

    With5(RowType<R> row, List<Part> parts) {
        this.row = row;
        this.parts = parts;
    }

    /** Adds a relation, its count or its existence as the next constructor argument. */
    public <V> With6<R, A, B, C, D, E, V> with(Branch<R, V> branch) {
        return new With6<>(
                row,
                Assembled.plus(parts, requireNonNull(branch, "branch is null").part()));
    }

    /**
     * Adds a column as the next constructor argument; of a group also an aggregate, or an expression.
     *
     * @throws IllegalArgumentException when it can be null, or is not a column of this table
     */
    public <V> With6<R, A, B, C, D, E, V> and(Field<V> column) {
        return new With6<>(row, Assembled.plus(parts, row.next(parts, column, false)));
    }

    /**
     * Adds a column, or what a group has, that can be null.
     *
     * @throws IllegalArgumentException when it is not a column of this table
     */
    public <V> With6<R, A, B, C, D, E, Optional<V>> andOptional(Field<V> column) {
        return new With6<>(row, Assembled.plus(parts, row.next(parts, column, true)));
    }

    /** Ends it: {@code as(MyRecord::new)}. */
    @SuppressWarnings("unchecked") // each argument was added with its type
    public <T> Shape<R, T> as(Function5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends T> make) {
        requireNonNull(make, "make is null");
        return new Assembled<>(row, parts, v -> make.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4]));
    }
}
