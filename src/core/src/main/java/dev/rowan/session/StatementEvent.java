package dev.rowan.session;

import dev.rowan.error.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/**
 * One executed statement.
 *
 * @param statementId its id in the catalogue, such as {@code users.find}; {@code users.where} for a dynamic query
 * @param sql its text as sent to the driver, with {@code ?} for each parameter; no values
 * @param rows rows read or written; 0 after a failure
 * @param nanos how long it took, in nanoseconds, from before its preparation until the last row was read
 * @param failure why it failed, null when it did not
 */
public record StatementEvent(
        String statementId,
        String sql,
        long rows,
        long nanos,
        @Nullable DatabaseFailure failure) {}
