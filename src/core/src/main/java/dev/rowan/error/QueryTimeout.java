package dev.rowan.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The statement was cancelled, by the time limit or by somebody: nothing of it remains. */
public final class QueryTimeout extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public QueryTimeout(String statementId, String message, @Nullable SQLException sqlException) {
        super(statementId, message, sqlException);
    }
}
