package dev.rowan.shape;

import java.util.Optional;
import org.jooq.Table;

/**
 * A relation to one row or none: the key can be null, is not validated, or points here and is unique.
 *
 * @param <R> the row where it starts
 * @param <C> the row that it leads to
 * @param <X> the jOOQ table of {@code C}
 */
public final class OptionalToOne<R, C, X extends Table<?>> extends Relation<R, C, X, Optional<C>> {
    private final boolean keyHere;

    private OptionalToOne(Link<C, X> link, boolean keyHere) {
        super(link);
        this.keyHere = keyHere;
    }

    /** For generated code: over a key of {@code R}. */
    public static <R, C, X extends Table<?>> OptionalToOne<R, C, X> of(Link<C, X> link) {
        return new OptionalToOne<>(link, true);
    }

    /** For generated code: over a unique key of {@code C}, which points to {@code R}. */
    public static <R, C, X extends Table<?>> OptionalToOne<R, C, X> pointingHere(Link<C, X> link) {
        return new OptionalToOne<>(link, false);
    }

    /** The same relation, with {@code shape} made of its row. */
    public <T> Branch<R, Optional<T>> shaped(Shape<C, T> shape) {
        return new Of<>(shapedPart(shape));
    }

    @Override
    Kind kind() {
        return Kind.OPTIONAL;
    }

    @Override
    boolean isKeyHere() {
        return keyHere;
    }
}
