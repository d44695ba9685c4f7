package dev.rowan.session;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** One read-only snapshot for a whole transaction. */
final class Snapshot {
    private Snapshot() {}

    /** PostgreSQL takes an isolation level only before the first statement of a transaction. */
    static boolean canBegin(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
    }

    static void begin(Connection connection) throws SQLException {
        try (var s = connection.createStatement()) {
            s.execute("set transaction isolation level repeatable read, read only");
        }
    }
}
