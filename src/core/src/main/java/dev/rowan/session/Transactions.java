package dev.rowan.session;

import org.jspecify.annotations.Nullable;

/**
 * Runs work in a transaction.
 *
 * <p>The work is handed a facade of the same type, bound to the transaction and to the calling thread. Once the transaction has
 * ended it is refused ({@link dev.rowan.error.TransactionEnded}). Another thread may use it while the work waits for that
 * thread; when one still does at the end of the work, the transaction is rolled back. A failure of the transaction itself is one of {@link dev.rowan.error.DatabaseFailure},
 * with the statement id {@code transaction.begin} or {@code transaction.commit}.
 *
 * @param <D> the generated facade
 */
public interface Transactions<D> {
    /**
     * Commits when {@code work} returns; rolls back when it throws, and what it threw passes through as itself. Inside a
     * transaction: a savepoint. Costs one round trip for COMMIT; BEGIN travels with the first statement.
     *
     * @throws dev.rowan.error.CommitOutcomeUnknown when the connection was lost during COMMIT
     * @throws dev.rowan.error.TransactionEnded when another thread was using it at its end, so that it was rolled back
     */
    void transaction(Work<D, RuntimeException> work);

    /**
     * Runs work that throws a checked exception, as {@link #transaction(Work)} runs other work.
     *
     * @param thrown its class, which Kotlin's compiler cannot infer; {@code Exception.class} where there are several
     */
    <X extends Exception> void transaction(Class<X> thrown, Work<D, X> work) throws X;

    /** Runs work with a result in a transaction, as {@link #transaction(Work)} does, and returns the result. */
    <T extends @Nullable Object> T transactionResult(ResultWork<D, T, RuntimeException> work);

    /** Runs work with a result that throws a checked exception, of the class {@code thrown}, in a transaction. */
    <T extends @Nullable Object, X extends Exception> T transactionResult(Class<X> thrown, ResultWork<D, T, X> work)
            throws X;

    /**
     * Reads in one snapshot: REPEATABLE READ, READ ONLY, set by one round trip at the start. Inside a
     * transaction it is a savepoint of that transaction, with its isolation and access mode.
     */
    <T extends @Nullable Object> T read(ResultWork<D, T, RuntimeException> work);

    /** Reads in one snapshot, by work that throws a checked exception, of the class {@code thrown}. */
    <T extends @Nullable Object, X extends Exception> T read(Class<X> thrown, ResultWork<D, T, X> work) throws X;

    /**
     * Runs work in a transaction that commits once for each key, however often it is called: a row of a table of yours, which is called
     * {@code rowan_once} unless {@link dev.rowan.connect.DatabaseConfig#onceTable} says otherwise, is inserted before the work and commits with it. Callers
     * with the same key wait for each other. One more round trip.
     *
     * <p>When the connection is lost during COMMIT it finds out what became of the transaction, by that row, on another connection: for
     * up to a minute, while the server does not answer. Then {@code afterCommit} or {@code afterRollback} is as always.
     *
     * @param key whatever names what is to be done once, such as {@code order/7/pay}: from 1 to 255 characters
     * @return true when the work has committed; false when it had before, of another call with this key, and was not run now
     * @throws dev.rowan.error.ConnectionLost when the connection was lost and all is rolled back: the same call may be made again
     * @throws dev.rowan.error.CommitOutcomeUnknown when nothing answered within a minute: the same call may be made again, and tells
     * @throws dev.rowan.error.InvalidInput when it can be no key
     * @throws IllegalStateException inside of a transaction
     */
    boolean transactionOnce(String key, Work<D, RuntimeException> work);

    /** Runs work that throws a checked exception, of the class {@code thrown}, as {@link #transactionOnce(String, Work)} does. */
    <X extends Exception> boolean transactionOnce(Class<X> thrown, String key, Work<D, X> work) throws X;

    /**
     * Runs work with a result as {@link #transactionOnce(String, Work)} does. The result is kept beside the key: two more round trips than
     * a transaction has.
     *
     * @return the result of the work that has committed for this key, now or before
     */
    <T> T transactionOnce(OnceKey<T> key, ResultWork<D, T, RuntimeException> work);

    /** Runs work with a result that throws a checked exception, of the class {@code thrown}, once. */
    <T, X extends Exception> T transactionOnce(Class<X> thrown, OnceKey<T> key, ResultWork<D, T, X> work) throws X;

    /** Work without a result. */
    @FunctionalInterface
    interface Work<D, X extends Exception> {
        void run(D db) throws X;
    }

    /** Work with a result. */
    @FunctionalInterface
    interface ResultWork<D, T extends @Nullable Object, X extends Exception> {
        T run(D db) throws X;
    }
}
