package dev.rowan;

import dev.rowan.runtime.graph.Graph;
import dev.rowan.runtime.graph.Part;
import java.util.List;

/**
 * What is read for each row {@code R}, and the value {@code T} that is made of it. Immutable and thread-safe: make it a
 * constant, for its SQL is composed once per shape and finder.
 *
 * @param <R> the row of the table where it starts
 * @param <T> what it gives
 */
public abstract sealed class Shape<R, T> permits RowType, Assembled {
    Shape() {}

    /** For the runtime. */
    public abstract Graph<R, T> graph();

    /** Adds a relation, its count or its existence as the next constructor argument; this shape's value is the first. */
    public final <V> With2<R, T, V> with(Branch<R, V> branch) {
        return new With2<>(graph().row(), List.of(new Part.Same(graph()), branch.part()));
    }
}
