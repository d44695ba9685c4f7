package dev.rowan.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The connection broke. A statement outside a transaction may have taken effect or not; see {@link NoConnection} for one that was
 * never sent. An interrupt of a virtual thread breaks the connection that it waits for: Java closes the socket then, also at each
 * later statement until the thread clears its interrupt status. A platform thread waits on.
 * {@code interruptibly} of the facade has the server end the statement instead.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/Socket.html">Socket: virtual threads</a>
 */
public final class ConnectionLost extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    /** For the runtime. */
    public ConnectionLost(String statementId, String message, @Nullable SQLException sqlException) {
        super(statementId, message, sqlException);
    }
}
