package dev.rowan.insert;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.ColumnValues;
import dev.rowan.shape.OptionalToOne;
import dev.rowan.shape.Relation;
import dev.rowan.shape.ToMany;
import dev.rowan.shape.ToOne;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * A row to insert: a generated {@code NewUser}, alone or with others that are stored with it. Immutable and thread-safe.
 *
 * <p>A row whose key comes from another of the graph leaves the key's columns out: {@code NewProject.ofUser()} starts after
 * {@code userId}.
 *
 * @param <R> the row as stored
 */
public abstract class NewRow<R> {
    /** For generated code. */
    protected NewRow() {}

    /** For the runtime: what the row itself gives. */
    public abstract ColumnValues values();

    /** For the runtime: where it goes. */
    public abstract InsertInto<R> into();

    /**
     * With these rows, which point to this one; the same object twice is two rows.
     *
     * @throws IllegalArgumentException when the relation leads through a table of pairs, or asks for some rows only
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // a relation copies them
    public final <C> NewGraph<R> with(ToMany<R, C, ?> relation, NewRow<C>... rows) {
        return plus(relation, Arrays.asList(requireNonNull(rows, "rows is null")));
    }

    /**
     * With the rows of a list, which point to this one; the same object twice is two rows.
     *
     * @throws IllegalArgumentException when the relation leads through a table of pairs, or asks for some rows only
     */
    public final <C> NewGraph<R> with(ToMany<R, C, ?> relation, Collection<? extends NewRow<C>> rows) {
        return plus(relation, rows);
    }

    /**
     * With the row that this one points to. The same object at several places is one row, also where it is the root or
     * stands in a list.
     */
    public final <C> NewGraph<R> with(ToOne<R, C, ?> relation, NewRow<C> row) {
        return plus(relation, Collections.singletonList(row));
    }

    /** With the row that this one points to, as one object at several places is one row, or with the one that points to this. */
    public final <C> NewGraph<R> with(OptionalToOne<R, C, ?> relation, NewRow<C> row) {
        return plus(relation, Collections.singletonList(row));
    }

    /**
     * The INSERTs that storing this by {@code insertGraph} sends, in their order, without their values. It sends nothing.
     *
     * @throws IllegalArgumentException when the rows do not fit together, with all that is wrong
     */
    public final List<PlannedStatement> dryRun() {
        return GraphInsert.of(this).statements();
    }

    /**
     * The INSERTs that storing these together sends, by {@code insertGraphs}.
     *
     * @throws NullPointerException naming the place of a graph that is null, the first is 0
     * @throws IllegalArgumentException when the rows do not fit together, with all that is wrong
     */
    public static <R> List<PlannedStatement> dryRun(Collection<? extends NewRow<R>> graphs) {
        return requireNonNull(graphs, "graphs is null").isEmpty()
                ? List.of()
                : GraphInsert.of(graphs).statements();
    }

    /** The row without those that come with it. */
    NewRow<R> alone() {
        return this;
    }

    List<NewBranch> branches() {
        return List.of();
    }

    private <C> NewGraph<R> plus(Relation<R, C, ?, ?> relation, Collection<? extends NewRow<C>> rows) {
        return new NewGraph<>(alone(), branches(), NewBranch.of(relation, rows));
    }
}
