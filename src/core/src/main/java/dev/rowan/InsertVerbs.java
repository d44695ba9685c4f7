package dev.rowan;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.insert.Inserts;
import dev.rowan.insert.NewRow;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Stores new rows, of repositories whose table takes some. Only generated repositories implement it.
 *
 * @param <R> the row
 * @param <N> the new row
 */
public interface InsertVerbs<R, N extends NewRow<R>> {
    /**
     * Stores a row and returns it as stored, with what the database filled in.
     *
     * @throws ConstraintViolation when a constraint refuses it
     */
    default R insert(N row) {
        return Inserts.one(Repository.of(this).session(), row);
    }

    /**
     * Stores all rows or none and returns them as stored, in the order given, which is that of generated keys too. Up to 10,000
     * rows go in one statement and one round trip, several statements in one transaction.
     *
     * @throws ConstraintViolation when a constraint refuses one
     * @throws QueryFailed when a trigger or rule swallows one. The others are stored if they all went in one statement outside of
     *     a transaction; else the transaction decides
     */
    default List<R> insertAll(Collection<N> rows) {
        return Inserts.all(Repository.of(this).session(), rows);
    }

    /**
     * Stores all rows of a stream or none, by COPY, in constant memory; returns how many were stored, which is fewer where a trigger
     * swallows some. The stream is read to its end and not closed.
     *
     * <p>Consecutive rows that set the same columns are one {@code copy users (id, email) from stdin}, up to 10,000 of them or a
     * million characters. All are in one transaction, or in a savepoint inside one. Before the first, one SELECT asks whether COPY
     * does what an INSERT does. Rows of a column that a binding of yours sets go by an INSERT each.
     *
     * @throws ConstraintViolation when a constraint refuses one
     * @throws QueryFailed when the table has a rule for inserts, has row security for this role, or is a view that no trigger
     *     stores; and when the connection does not unwrap to the driver's
     * @throws NullPointerException naming the place of a row that is null, the first is 0
     */
    default long copyIn(Stream<N> rows) {
        return copyIn(rows, stored -> {});
    }

    /**
     * The same.
     *
     * @param progress is told how many rows are stored so far, after each 10,000 or more, and at the end; what it throws stores
     *     nothing
     */
    default long copyIn(Stream<N> rows, LongConsumer progress) {
        Repository<R> repository = Repository.of(this);
        return Inserts.copy(
                repository.session(),
                repository.model().row(),
                Queries.given(rows, "rows"),
                Queries.given(progress, "progress"));
    }

    /**
     * Stores a row with those that come with it, all or none, in one transaction; returns the row as stored. One statement for
     * each table, and for up to 10,000 of its rows; {@link NewRow#dryRun} shows them.
     *
     * @throws ConstraintViolation when a constraint refuses one
     * @throws IllegalArgumentException before anything is sent, when the rows do not fit together
     */
    default R insertGraph(NewRow<R> graph) {
        return Inserts.graph(Repository.of(this).session(), graph);
    }

    /**
     * Stores several rows with those that come with them, all or none, in one transaction; returns the rows as stored, in the
     * order given. One statement for each table, whichever of the graphs its rows are in.
     *
     * @throws ConstraintViolation when a constraint refuses one
     * @throws IllegalArgumentException before anything is sent, when the rows do not fit together
     */
    default List<R> insertGraphs(Collection<? extends NewRow<R>> graphs) {
        return Inserts.graphs(Repository.of(this).session(), graphs);
    }
}
