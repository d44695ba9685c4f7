package dev.rowan.shape;

import static java.util.Objects.requireNonNull;

import dev.rowan.shape.GivenValues.One;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Function3;

/**
 * What is read for each row {@code R}, and the value {@code T} that is made of it. Immutable and thread-safe: make it a
 * constant, for its SQL is kept, per shape and finder. Its functions are called by each read, and their values are those of that time.
 *
 * @param <R> the row of the table where it starts
 * @param <T> what it gives
 */
public abstract sealed class Shape<R, T> permits RowType, Assembled, GivenShape {
    Shape() {}

    /** For the runtime. */
    public abstract Graph<R, T> graph();

    /**
     * A constant shape with a value of each call: {@code RECENT.apply(since)} is the shape of that call.
     *
     * <pre>{@code
     * static final Function<Instant, Shape<User, Recent>> RECENT = Shape.given(
     *         PROJECTS.CREATED_AT,
     *         since -> User.ROW.with(User.PROJECTS.where(p -> p.CREATED_AT.ge(since))).as(Recent::new));
     * }</pre>
     *
     * <p>What is handed over stands for the value in conditions and orders of the shape's branches, however deep. The SQL is composed once for the
     * constant, and the value is bound. A shape that is made for each call is composed each time, which takes twice as long.
     *
     * @param like has the value's type, converter or binding
     * @param shape called once, now
     * @return throws {@link NullPointerException} naming the field, when it is given null; thread-safe
     */
    public static <A, R, T> Function<A, Shape<R, T>> given(Field<A> like, Function<Field<A>, Shape<R, T>> shape) {
        GivenValue<A> a = given(like, "like");
        Graph<R, T> graph = graph(requireNonNull(shape, "shape is null").apply(a));
        return valueA -> new GivenShape<>(graph.given(GivenValues.of(new One<>(a, valueA))));
    }

    /** A constant shape with two values of each call; see {@link #given(Field, Function)}. */
    public static <A, B, R, T> BiFunction<A, B, Shape<R, T>> given(
            Field<A> likeA, Field<B> likeB, BiFunction<Field<A>, Field<B>, Shape<R, T>> shape) {
        GivenValue<A> a = given(likeA, "likeA");
        GivenValue<B> b = given(likeB, "likeB");
        Graph<R, T> graph = graph(requireNonNull(shape, "shape is null").apply(a, b));
        return (valueA, valueB) ->
                new GivenShape<>(graph.given(GivenValues.of(new One<>(a, valueA), new One<>(b, valueB))));
    }

    /** A constant shape with three values of each call; see {@link #given(Field, Function)}. */
    public static <A, B, C, R, T> Function3<A, B, C, Shape<R, T>> given(
            Field<A> likeA,
            Field<B> likeB,
            Field<C> likeC,
            Function3<Field<A>, Field<B>, Field<C>, Shape<R, T>> shape) {
        GivenValue<A> a = given(likeA, "likeA");
        GivenValue<B> b = given(likeB, "likeB");
        GivenValue<C> c = given(likeC, "likeC");
        Graph<R, T> graph = graph(requireNonNull(shape, "shape is null").apply(a, b, c));
        return (valueA, valueB, valueC) -> new GivenShape<>(
                graph.given(GivenValues.of(new One<>(a, valueA), new One<>(b, valueB), new One<>(c, valueC))));
    }

    private static <A> GivenValue<A> given(Field<A> like, String name) {
        return GivenValue.of(requireNonNull(like, name + " is null"));
    }

    private static <R, T> Graph<R, T> graph(Shape<R, T> made) {
        return requireNonNull(made, "the function made null in place of a shape")
                .graph();
    }

    /** Adds a relation, its count or its existence as the next constructor argument; this shape's value is the first. */
    public final <V> With2<R, T, V> with(Branch<R, V> branch) {
        requireRows();
        return new With2<>(
                graph().row(),
                List.of(
                        new Part.Same(graph()),
                        requireNonNull(branch, "branch is null").part()));
    }

    /**
     * Of groups, those that meet a condition, which may have aggregates: {@code BY_STATUS.having(count().gt(10))}.
     *
     * @throws NullPointerException when the condition is null
     * @throws IllegalArgumentException when this is no shape of groups, or the condition has a column of another table
     */
    public final Shape<R, T> having(Condition condition) {
        requireNonNull(condition, "condition is null");
        return new GivenShape<>(graph().having(condition));
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
        requireRows();
        return new Assembled<>(
                graph().row(),
                List.of(
                        new Part.Same(graph()),
                        requireNonNull(children, "children is null").below(depth)),
                v -> make.apply((T) v[0], (List<N>) v[1]));
    }

    private void requireRows() {
        graph().requireRows(graph().row().name(), "use it as a branch of a row, or by itself");
    }
}
