package dev.rowan.session;

import dev.rowan.error.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/**
 * One executed statement.
 *
 * @param statementId its id in the catalogue, such as {@code users.find}; {@code users.where} for a dynamic query
 * @param sql its text as sent to the driver, with {@code ?} for each parameter; no values
 * @param rows rows read or written; 0 after a failure, and when what reads the rows threw something of its own
 * @param nanos how long it took, in nanoseconds, from before its preparation until the last row was read
 * @param failure why it failed, null when it did not. Of statements that travel together all fail with one
 * @param transaction the same number for all statements of one transaction, savepoints included; 0 outside of a transaction of the facade's.
 *     Statements that travelled together outside of one, and could not, end in a transaction that they are then given
 * @param attempt how often that transaction has been begun, from 1; see {@link TransactionOptions#attempts}
 * @param onReplica whether it went to the replica of the facade
 * @param isDynamic whether a caller composed it with jOOQ, so that no catalogue lists its text
 */
public record StatementEvent(
        String statementId,
        String sql,
        long rows,
        long nanos,
        @Nullable DatabaseFailure failure,
        long transaction,
        int attempt,
        boolean onReplica,
        boolean isDynamic) {}
