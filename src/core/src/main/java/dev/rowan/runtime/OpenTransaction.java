package dev.rowan.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.ConnectionProvider;
import org.jooq.Transaction;

/**
 * The one connection of a running transaction: handed out to each statement, given back to its source at the end. A connection
 * that came in a transaction is its owner's: we only set a savepoint, and end that.
 */
final class OpenTransaction implements ConnectionProvider, Transaction {
    private final ConnectionProvider source;
    private final Connection connection;
    private final boolean joined;
    private boolean ended;

    private OpenTransaction(ConnectionProvider source, Connection connection, boolean joined) {
        this.source = source;
        this.connection = connection;
        this.joined = joined;
    }

    /** Begins one, or joins the one that the connection is in. */
    static OpenTransaction on(ConnectionProvider source, Connection connection) throws SQLException {
        boolean joined = DriverState.isInTransaction(connection);
        if (joined) {
            Savepoints.set(connection);
        } else {
            connection.setAutoCommit(false);
        }
        return new OpenTransaction(source, connection, joined);
    }

    @Override
    public Connection acquire() {
        if (ended) {
            throw new IllegalStateException("this transaction has ended: use the database it was started on");
        }
        return connection;
    }

    @Override
    public void release(Connection used) {
        // it stays with the transaction
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether the transaction is somebody else's, who is the one to commit. */
    boolean isJoined() {
        return joined;
    }

    void commit() throws SQLException {
        try {
            if (joined) {
                Savepoints.release(connection);
            } else {
                connection.commit();
            }
        } finally {
            giveBack();
        }
    }

    void rollback() throws SQLException {
        try {
            if (joined) {
                Savepoints.rollback(connection);
            } else {
                connection.rollback();
            }
        } finally {
            giveBack();
        }
    }

    private void giveBack() throws SQLException {
        ended = true;
        try {
            if (!joined && !connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        } finally {
            source.release(connection);
        }
    }
}
