package dev.rowan.error;

/** A verb that needs a row with the given key found none: {@code get}, {@code getBy...}, {@code update}. */
public final class RowNotFound extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public RowNotFound(String statementId) {
        super(statementId, "no row with this key", null);
    }
}
