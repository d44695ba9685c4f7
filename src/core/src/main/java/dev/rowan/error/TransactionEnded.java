package dev.rowan.error;

/**
 * A facade of a transaction was used after that had ended, or by another thread while it ended. What was sent late is not stored,
 * and nothing is sent on a connection that is somebody else's by then.
 */
public final class TransactionEnded extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** For the runtime. */
    public TransactionEnded(String statementId, String message) {
        super(statementId, message, null);
        this.reason = message;
    }

    /** For the runtime: the same of a statement. */
    public TransactionEnded of(String statementId) {
        return new TransactionEnded(statementId, reason);
    }
}
