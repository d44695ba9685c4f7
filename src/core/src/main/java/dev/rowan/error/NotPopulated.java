package dev.rowan.error;

import java.sql.SQLException;

/** A materialized view was read that nobody has filled: {@code refresh()} of its repository does. */
public final class NotPopulated extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public NotPopulated(String statementId, String message, SQLException sqlException) {
        super(statementId, message, sqlException);
    }
}
