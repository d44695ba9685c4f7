package dev.rowan.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row was changed since it was read: its version is another one now. Nothing was written. The row as it is now can be asked
 * for; a web layer may answer 409 or 412. The message does not hold it, and a serialized failure neither.
 */
public final class StaleRow extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object current;

    /** For the runtime. */
    public StaleRow(String statementId, Object current) {
        super(statementId, "the row was changed since it was read: its version is another one now", null);
        this.current = current;
    }

    /**
     * The row as a SELECT found it after nothing was written; empty after serialization.
     *
     * @throws ClassCastException when the statement's rows are of another class
     */
    public <R> Optional<R> current(Class<R> row) {
        return Optional.ofNullable(current).map(row::cast);
    }
}
