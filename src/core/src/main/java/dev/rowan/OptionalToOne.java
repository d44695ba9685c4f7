package dev.rowan;

import dev.rowan.runtime.graph.Kind;
import dev.rowan.runtime.graph.Link;
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
    private OptionalToOne(Link<C, X> link) {
        super(link);
    }

    /** For generated code. */
    public static <R, C, X extends Table<?>> OptionalToOne<R, C, X> of(Link<C, X> link) {
        return new OptionalToOne<>(link);
    }

    /** The same relation, with {@code shape} made of its row. */
    public <T> Branch<R, Optional<T>> shaped(Shape<C, T> shape) {
        return new Of<>(shapedPart(shape));
    }

    @Override
    Kind kind() {
        return Kind.OPTIONAL;
    }
}
