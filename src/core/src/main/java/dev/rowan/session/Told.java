package dev.rowan.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Whom executions tell of themselves, and of which transaction they are. As thread-safe as the listener.
 *
 * @param transactions how many have been begun by the facade and those made of it
 * @param transaction its number; 0 outside of one
 * @param attempt from 1
 * @param onReplica whether the facade's replica gets them
 */
record Told(StatementListener listener, AtomicLong transactions, long transaction, int attempt, boolean onReplica) {
    static Told of(StatementListener listener) {
        return new Told(listener, new AtomicLong(), 0, 1, false);
    }

    Told to(StatementListener other) {
        return new Told(other, transactions, transaction, attempt, onReplica);
    }

    /** Inside of a transaction, unless it was in one. */
    Told begun() {
        return transaction == 0
                ? new Told(listener, transactions, transactions.incrementAndGet(), attempt, onReplica)
                : this;
    }

    Told attempt(int number) {
        return new Told(listener, transactions, transaction, number, onReplica);
    }

    Told onItsReplica() {
        return new Told(listener, transactions, transaction, attempt, true);
    }

    Telling begin(Statement statement) {
        return new Telling(this, statement, System.nanoTime());
    }
}
