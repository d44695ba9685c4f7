package dev.rowan.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * No connection was to be had: none of the pool's was free in time, the pool is closed, or the server was not reached or took
 * no more. Nothing was sent, so the same call may be made again.
 */
public final class NoConnection extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public NoConnection(String statementId, String message, @Nullable SQLException sqlException) {
        super(statementId, message, sqlException);
    }
}
