package dev.rowan.shape;

/**
 * Something that is read for each {@code R} beside its row and gives a {@code V}: a relation, or what was made of one.
 * Immutable and thread-safe.
 *
 * @param <R> the row that it belongs to
 * @param <V> what it gives
 */
public abstract sealed class Branch<R, V> permits Relation, Branch.Of {
    Branch() {}

    abstract Part part();

    static final class Of<R, V> extends Branch<R, V> {
        private final Part part;

        Of(Part part) {
            this.part = part;
        }

        @Override
        Part part() {
            return part;
        }
    }
}
