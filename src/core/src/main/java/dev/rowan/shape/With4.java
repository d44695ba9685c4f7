package dev.rowan.shape;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Function4;

/** A shape in the making: 4 constructor arguments so far. Immutable. */
public final class With4<R, A, B, C, D> {
    private final RowType<R> row;
    private final List<Part> parts;

    With4(RowType<R> row, List<Part> parts) {
        this.row = row;
        this.parts = parts;
    }

    /** Adds a relation, its count or its existence as the next constructor argument. */
    public <V> With5<R, A, B, C, D, V> with(Branch<R, V> branch) {
        return new With5<>(
                row,
                Assembled.plus(parts, requireNonNull(branch, "branch is null").part()));
    }

    /**
     * Adds a column as the next constructor argument; of a group also an aggregate, or an expression.
     *
     * @throws IllegalArgumentException when it can be null, or is not a column of this table
     */
    public <V> With5<R, A, B, C, D, V> and(Field<V> column) {
        return new With5<>(row, Assembled.plus(parts, row.next(parts, column, false)));
    }

    /**
     * Adds a column, or what a group has, that can be null.
     *
     * @throws IllegalArgumentException when it is not a column of this table
     */
    public <V> With5<R, A, B, C, D, Optional<V>> andOptional(Field<V> column) {
        return new With5<>(row, Assembled.plus(parts, row.next(parts, column, true)));
    }

    /** Ends it: {@code as(MyRecord::new)}. */
    @SuppressWarnings("unchecked") // each argument was added with its type
    public <T> Shape<R, T> as(Function4<? super A, ? super B, ? super C, ? super D, ? extends T> make) {
        requireNonNull(make, "make is null");
        return new Assembled<>(row, parts, v -> make.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3]));
    }
}
