package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.runtime.graph.Graph;
import dev.rowan.runtime.graph.Part;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What is read for each row {@code R}, and the value {@code T} that is made of it. Immutable and thread-safe: make it a
 * constant, for its SQL is kept, per shape and finder. Its functions are called by each read, and their values are those of that time.
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
        return new With2<>(
                graph().row(),
                List.of(
                        new Part.Same(graph()),
                        requireNonNull(branch, "branch is null").part()));
    }

    /**
     * The row with the rows below it: {@code record Tree(Node node, List<Tree> children)} is made by
     * {@code Node.ROW.treeOf(Node.NODES_BY_PARENT, 5, Tree::new)}. All rows below are read by one recursive SELECT. The lists
     * of the lowest rows are empty; a circle in the rows ends there too. Conditions hold for each row below, and what is below
     * a row that does not meet them is not reached. It goes down only: the rows above a row, by a self-reference's to-one, are a
     * {@code with} for each level, or a recursive query of one's own.
     *
     * @param children from the table to itself
     * @param depth how many levels below the row, from 1 to 1000
     * @param make is given this shape's value and what was made of the rows just below
     * @throws IllegalArgumentException when {@code children} has a limit or leads through a table of pairs
     */
    @SuppressWarnings("unchecked") // the parts give a T and the trees below it
    public final <N> Shape<R, N> treeOf(
            ToMany<R, R, ?> children, int depth, BiFunction<? super T, ? super List<N>, ? extends N> make) {
        requireNonNull(make, "make is null");
        return new Assembled<>(
                graph().row(),
                List.of(
                        new Part.Same(graph()),
                        requireNonNull(children, "children is null").below(depth)),
                v -> make.apply((T) v[0], (List<N>) v[1]));
    }
}
