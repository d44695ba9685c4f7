package dev.rowan.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The same transaction may succeed when it is run again as a whole: a serialization failure, a deadlock, a lock that was not to
 * be had in time, or a table that was altered after a statement was prepared.
 */
public final class TransientFailure extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public TransientFailure(String statementId, String message, @Nullable SQLException sqlException) {
        super(statementId, message, sqlException);
    }
}
