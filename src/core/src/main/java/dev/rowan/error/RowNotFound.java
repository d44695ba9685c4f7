package dev.rowan.error;

/**
 * A verb that needs a row with the given key found none that this role can see: {@code get}, {@code getBy...}, {@code update}; or a
 * query that promises one row gave none. An update of a row that is there, and was kept from being written, is a {@link QueryFailed}.
 */
public final class RowNotFound extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public RowNotFound(String statementId) {
        this(statementId, "no row with this key");
    }

    /** For the runtime. */
    public RowNotFound(String statementId, String message) {
        super(statementId, message, null);
    }
}
