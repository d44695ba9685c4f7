package dev.rowan.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The server refused the statement for a reason that has no class of its own; see {@link #sqlState}. */
public final class QueryFailed extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public QueryFailed(String statementId, String message, @Nullable SQLException sqlException) {
        super(statementId, message, sqlException);
    }
}
