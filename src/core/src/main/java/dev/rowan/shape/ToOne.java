package dev.rowan.shape;

import org.jooq.Table;

/**
 * A relation to exactly one row: the key's columns are NOT NULL.
 *
 * @param <R> the row where it starts
 * @param <C> the row that it leads to
 * @param <X> the jOOQ table of {@code C}
 */
public final class ToOne<R, C, X extends Table<?>> extends Relation<R, C, X, C> {
    private ToOne(Link<C, X> link) {
        super(link);
    }

    /** For generated code. */
    public static <R, C, X extends Table<?>> ToOne<R, C, X> of(Link<C, X> link) {
        return new ToOne<>(link);
    }

    /** The same relation, with {@code shape} made of its row. */
    public <T> Branch<R, T> shaped(Shape<C, T> shape) {
        return new Of<>(shapedPart(shape));
    }

    /**
     * The same relation to a row that may be out of sight, because row security hides it or because somebody deletes it while the
     * graph is read. Without it, such a row makes the read fail.
     */
    public OptionalToOne<R, C, X> optional() {
        return OptionalToOne.of(link);
    }

    @Override
    Kind kind() {
        return Kind.ONE;
    }

    @Override
    boolean isKeyHere() {
        return true;
    }
}
