package dev.rowan.error;

/**
 * A query that promises one row at most gave more. What its statement wrote stays written, unless the transaction around it is
 * rolled back.
 */
public final class TooManyRows extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public TooManyRows(String statementId) {
        super(statementId, "more than one row, where at most one is promised", null);
    }
}
