package dev.rowan.session;

import dev.rowan.error.ConnectionLost;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.QueryFailed;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.ConnectionProvider;
import org.jooq.Transaction;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.exception.DataAccessException;

/**
 * jOOQ's transactions for two round trips instead of three: BEGIN travels with the first statement and COMMIT is the
 * other one. (jOOQ's DefaultTransactionProvider also asks for the isolation level each time, which pgjdbc answers by
 * {@code SHOW}.) Nested transactions are savepoints, and so is one on a connection that comes in a transaction. Thread-safe.
 */
final class RowanTransactionProvider implements TransactionProvider {
    private record Nested(OpenTransaction outer) implements Transaction {}

    private final ConnectionProvider connections;
    private final Failures failures;

    RowanTransactionProvider(ConnectionProvider connections, Failures failures) {
        this.connections = connections;
        this.failures = failures;
    }

    @Override
    public void begin(TransactionContext context) {
        try {
            if (context.configuration().connectionProvider() instanceof OpenTransaction outer) {
                Savepoints.set(outer.connection(Session.BEGIN));
                context.transaction(new Nested(outer));
            } else {
                OpenTransaction open = open();
                context.transaction(open);
                context.configuration().set(open);
                context.configuration().data(OpenTransaction.class, open);
            }
        } catch (SQLException e) {
            throw failures.ofStatement(Session.BEGIN, e);
        }
    }

    private OpenTransaction open() throws SQLException {
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

    @Override
    public void commit(TransactionContext context) {
        boolean commits = false;
        try {
            if (context.transaction() instanceof Nested nested) {
                Connection connection = nested.outer().connection(Session.COMMIT);
                refuseIfFailed(connection);
                Savepoints.release(connection);
            } else if (context.transaction() instanceof OpenTransaction open) {
                refuseIfFailed(open.connection(Session.COMMIT));
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

    /** Also called where {@link #begin} or {@link #commit} failed. */
    @Override
    public void rollback(TransactionContext context) {
        try {
            if (context.transaction() instanceof Nested nested
                    && !nested.outer().hasEnded()) {
                Savepoints.rollback(nested.outer().connection(Session.ROLLBACK));
            } else if (context.transaction() instanceof OpenTransaction open && !open.hasEnded()) {
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
