package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.session.Session;
import dev.rowan.shape.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A query that locks the rows that it gives, to the end of the transaction; see {@link Query#forUpdate}. Only rows of the query's own
 * table are locked. Immutable.
 *
 * <p>It waits for transactions that have locked or changed a row. Under READ COMMITTED, what these committed counts: a row comes as it
 * is now, or is left out when it no longer meets the condition, and with a limit the next one is taken. It stands where it stood in the
 * order, for rows are sorted before they are locked. From REPEATABLE READ on, such a wait ends in a failure
 * ({@link dev.rowan.error.TransientFailure}).
 *
 * <p>Its verbs raise {@link IllegalStateException} outside of a transaction and in {@code together}, before anything is sent.
 *
 * @param <R> the table's row
 */
public final class LockingQuery<R> {
    private final Selected<R> selected;
    private final String strength;
    private final String wait;

    LockingQuery(Selected<R> selected, String strength) {
        this(selected, strength, "");
    }

    private LockingQuery(Selected<R> selected, String strength, String wait) {
        this.selected = selected;
        this.strength = strength;
        this.wait = wait;
    }

    /** Leaves out rows that others have locked. With a limit, others take their place. */
    public LockingQuery<R> skipLocked() {
        return new LockingQuery<>(selected, strength, " skip locked");
    }

    /** Fails at once ({@link dev.rowan.error.TransientFailure}) where others have locked one of the rows. */
    public LockingQuery<R> noWait() {
        return new LockingQuery<>(selected, strength, " nowait");
    }

    /** The rows. One statement. */
    public List<R> list() {
        return locking(selected).list();
    }

    /** What the shape makes of each row, which is locked; rows of other levels are not. One round trip. */
    public <T> List<T> list(Shape<R, T> shape) {
        requireNonNull(shape, "shape is null");
        return locking(selected).list(shape);
    }

    /** The first row in the query's order, if there is one. One statement, which locks one row. */
    public Optional<R> first() {
        return locking(selected.one()).list().stream().findFirst();
    }

    /** What the shape makes of the first row, which is locked, if there is one. One round trip. */
    public <T> Optional<T> first(Shape<R, T> shape) {
        requireNonNull(shape, "shape is null");
        return locking(selected.one()).list(shape).stream().findFirst();
    }

    private Selected<R> locking(Selected<R> of) {
        Session session = of.session();
        String id = of.id("where");
        session.refuseOutsideTransaction(id);
        String table = session.rendering().name(of.row().table()); // a condition can join others
        return of.lock(" for " + strength + " of " + table + wait);
    }
}
