package dev.rowan.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The connection broke. A statement outside a transaction may have taken effect or not; see {@link NoConnection} for one that was
 * never sent.
 */
public final class ConnectionLost extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public ConnectionLost(String statementId, String message, @Nullable SQLException sqlException) {
        super(statementId, message, sqlException);
    }
}
