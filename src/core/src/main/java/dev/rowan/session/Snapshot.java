package dev.rowan.session;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** One read-only snapshot for a whole transaction. */
final class Snapshot {
    static final String SET = "set transaction isolation level repeatable read, read only";

    private Snapshot() {}

    /**
     * Begins it where it can: PostgreSQL takes an isolation level only before the first statement of a transaction.
     *
     * @return whether it could
     */
    static boolean beginIfFirst(Connection connection) throws SQLException {
        if (!isFirst(connection)) {
            return false;
        }
        try (var s = connection.createStatement()) {
            s.execute(SET);
        }
        return true;
    }

    /** Whether the transaction has not been begun. */
    static boolean isFirst(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
    }
}
