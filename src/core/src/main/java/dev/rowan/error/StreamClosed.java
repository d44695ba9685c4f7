package dev.rowan.error;

/** A stream was read after it was closed, or after the transaction that it is of. */
public final class StreamClosed extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public StreamClosed(String statementId, String message) {
        super(statementId, message, null);
    }
}
