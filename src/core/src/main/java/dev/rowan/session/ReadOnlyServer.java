package dev.rowan.session;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;

/**
 * A session that refuses every write, unlike a read-only transaction: of a server that has become a standby, or one that was
 * opened while the database was read-only by default. A new session may find another server, or other defaults.
 */
final class ReadOnlyServer {
    private static final String READ_ONLY_TRANSACTION = "25006";

    private ReadOnlyServer() {}

    /** Ends the session of a write that was refused, if all will be, so that its pool opens another. */
    static void leave(Connection connection, SQLException refusal) {
        if (!READ_ONLY_TRANSACTION.equals(refusal.getSQLState())) {
            return;
        }
        try {
            BaseConnection physical = DriverState.physical(connection);
            if (physical != null
                    && (isOn(physical, "in_hot_standby") || isOn(physical, "default_transaction_read_only"))) {
                physical.abort(Runnable::run);
            }
        } catch (SQLException e) {
            refusal.addSuppressed(e);
        }
    }

    /** The server tells the driver of these two by itself. */
    private static boolean isOn(BaseConnection physical, String parameter) throws SQLException {
        return "on".equals(physical.getParameterStatus(parameter));
    }
}
