package dev.rowan.session;

import dev.rowan.error.ConnectionLost;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.QueryFailed;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.ConnectionProvider;
import org.jooq.Transaction;
import org.jooq.exception.DataAccessException;

/**
 * A transaction in two round trips: BEGIN travels with the first statement and COMMIT is the other one. A nested one is a savepoint,
 * and so is one on a connection that comes in a transaction. For one thread.
 *
 * @param nested whether it is a savepoint of {@code open}
 */
record OwnTransaction(OpenTransaction open, boolean nested, Failures failures) implements Transaction {
    /** On a connection of these; inside the transaction whose they are. */
    static OwnTransaction begin(ConnectionProvider connections, Failures failures) {
        try {
            if (connections instanceof OpenTransaction outer) {
                Connection connection = outer.connection(Session.BEGIN);
                outer.sendFirst(connection);
                Savepoints.set(connection);
                return new OwnTransaction(outer, true, failures);
            }
            return new OwnTransaction(open(connections, failures), false, failures);
        } catch (SQLException e) {
            throw failures.ofStatement(Session.BEGIN, e);
        }
    }

    private static OpenTransaction open(ConnectionProvider connections, Failures failures) throws SQLException {
        Connection connection;
        try {
            connection = connections.acquire();
        } catch (DataAccessException e) {
            SQLException cause = e.getCause(SQLException.class);
            throw cause == null ? e : failures.ofConnection(Session.BEGIN, cause);
        }
        if (connection == null) {
            throw new IllegalStateException("the connection provider gave no connection");
        }
        try {
            return OpenTransaction.on(connections, connection);
        } catch (SQLException e) {
            connections.release(connection);
            throw e;
        }
    }

    void commit() {
        boolean commits = false;
        try {
            Connection connection = open.connection(Session.COMMIT);
            refuseIfFailed(connection);
            if (nested) {
                Savepoints.release(connection);
            } else {
                commits = !open.isJoined();
                open.commit();
            }
        } catch (SQLException e) {
            throw commits ? failures.ofCommit(e) : failures.ofStatement(Session.COMMIT, e);
        }
    }

    /** COMMIT of a transaction in which a statement failed is a rollback to the server. */
    static void refuseIfFailed(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            throw new ConnectionLost(
                    Session.COMMIT, "the connection broke before COMMIT, so the transaction is rolled back", null);
        }
        if (DriverState.isFailed(connection)) {
            throw new QueryFailed(
                    Session.COMMIT,
                    "a statement of this transaction failed and its error was caught, so nothing can be committed;"
                            + " run what may fail in a nested transaction",
                    null);
        }
    }

    /** Also where {@link #commit} failed. */
    void rollback() {
        if (open.hasEnded()) {
            return;
        }
        try {
            if (nested) {
                Savepoints.rollback(open.connection(Session.ROLLBACK));
            } else {
                open.rollback();
            }
        } catch (SQLException e) {
            DatabaseFailure failure = failures.ofStatement(Session.ROLLBACK, e);
            if (!(failure
                    instanceof ConnectionLost)) { // else the server has rolled back, and what broke it is told already
                throw failure;
            }
        }
    }
}
