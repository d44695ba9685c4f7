package dev.rowan.session;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** What the driver knows of a connection's transaction. It asks nobody, so it costs no round trip. */
final class DriverState {
    private DriverState() {}

    /**
     * Whether what a statement writes waits for somebody's COMMIT: the connection is out of autocommit, or somebody sent a
     * BEGIN.
     */
    static boolean isInTransaction(Connection connection) throws SQLException {
        return !connection.getAutoCommit() || isOpen(connection);
    }

    /** Whether the server has a transaction open, failed or not. */
    static boolean isOpen(Connection connection) throws SQLException {
        BaseConnection physical = physical(connection);
        return physical != null && physical.getTransactionState() != TransactionState.IDLE;
    }

    /** Whether the server has a transaction open in which a statement failed. */
    static boolean isFailed(Connection connection) throws SQLException {
        BaseConnection physical = physical(connection);
        return physical != null && physical.getTransactionState() == TransactionState.FAILED;
    }

    /** The driver's own connection under all wrappers; null where a wrapper hides it. */
    static @Nullable BaseConnection physical(Connection connection) throws SQLException {
        return connection.isWrapperFor(BaseConnection.class) ? connection.unwrap(BaseConnection.class) : null;
    }
}
