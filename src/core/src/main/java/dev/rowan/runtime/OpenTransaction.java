package dev.rowan.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.ConnectionProvider;
import org.jooq.Transaction;

/** The one connection of a running transaction: handed out to each statement, given back to the pool at the end. */
final class OpenTransaction implements ConnectionProvider, Transaction {
    private final ConnectionProvider source;
    private final Connection connection;
    private boolean ended;

    OpenTransaction(ConnectionProvider source, Connection connection) {
        this.source = source;
        this.connection = connection;
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

    void commit() throws SQLException {
        try {
            connection.commit();
        } finally {
            giveBack();
        }
    }

    void rollback() throws SQLException {
        try {
            connection.rollback();
        } finally {
            giveBack();
        }
    }

    private void giveBack() throws SQLException {
        ended = true;
        try {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        } finally {
            source.release(connection);
        }
    }
}
