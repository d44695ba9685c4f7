package dev.rowan.shape;

import dev.rowan.column.NumberType;
import java.util.function.UnaryOperator;

/** How the value that a foreign key's column points to becomes the column's own. Immutable. */
public final class Carrying {
    /** Rows have both sides as the same class. */
    static final Carrying UNCHANGED = new Carrying(true, value -> value);

    /** Rows have the two sides as different classes, and not both as numbers. */
    static final Carrying IMPOSSIBLE = new Carrying(false, value -> value);

    private final boolean possible;
    private final UnaryOperator<Object> change;

    private Carrying(boolean possible, UnaryOperator<Object> change) {
        this.possible = possible;
        this.change = change;
    }

    /** Rows have the two sides as different classes of numbers; {@code type} is the foreign key's. */
    static Carrying toNumber(Class<? extends Number> type) {
        return new Carrying(true, value -> type.isInstance(value) ? value : NumberType.exactly((Number) value, type));
    }

    /** Rows have the value of a side in a record. */
    static Carrying by(UnaryOperator<Object> change) {
        return new Carrying(true, change);
    }

    /** Whether it can; else the column has to be given. */
    public boolean isPossible() {
        return possible;
    }

    /**
     * The column's value; that which it points to, where it is not possible.
     *
     * @throws IllegalArgumentException when it has none that is equal
     */
    public Object carried(Object value) {
        return change.apply(value);
    }
}
