package dev.rowan.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The connection broke or could not be made. A statement outside a transaction may have taken effect or not. */
public final class ConnectionLost extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public ConnectionLost(String statementId, String message, @Nullable SQLException sqlException) {
        super(statementId, message, sqlException);
    }
}
