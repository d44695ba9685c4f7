package dev.rowan.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The connection broke during COMMIT: the transaction is committed or rolled back, and only the data can tell. {@code transactionOnce} of the
 * facade looks for itself.
 */
public final class CommitOutcomeUnknown extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public CommitOutcomeUnknown(String statementId, String message, @Nullable SQLException sqlException) {
        super(statementId, message, sqlException);
    }
}
