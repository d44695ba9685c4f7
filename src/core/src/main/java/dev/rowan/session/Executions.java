package dev.rowan.session;

import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.NoConnection;
import dev.rowan.error.TransactionEnded;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * What all executions of a session have in common. As thread-safe as its connections.
 *
 * @param listener is told of each, if there is one
 * @param names is asked of each connection until one has passed; null where nothing is to be asked
 */
record Executions(
        ConnectionProvider connections,
        Failures failures,
        @Nullable StatementListener listener,
        @Nullable NameCheck names) {
    Executions on(ConnectionProvider others) {
        return new Executions(others, failures, listener, names);
    }

    Executions listener(StatementListener other) {
        return new Executions(connections, failures, other, names);
    }

    Executions asking(NameCheck check) {
        return new Executions(connections, failures, listener, check);
    }

    /** Where there is no connection to be had, a value that none would take is the failure to report. */
    Execution begin(Statement statement, Binder parameters) {
        try {
            return begin(statement);
        } catch (NoConnection e) {
            throw Refusal.of(statement, parameters, e);
        }
    }

    Execution begin(Statement statement) {
        long start = listener == null ? 0 : System.nanoTime();
        return new Execution(this, statement, acquire(statement.id()), start);
    }

    /** Does something on a connection that is not the execution of a statement of the catalogue. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** {@code id}: of what does it. */
    <T> T use(String id, Work<T> work) {
        Connection connection = acquire(id);
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw failures.ofStatement(id, e);
        } finally {
            connections.release(connection);
        }
    }

    /** To be given back to {@link #connections}. */
    Connection acquire(String id) {
        Connection connection;
        try {
            connection = connections.acquire();
        } catch (DataAccessException e) {
            SQLException cause = e.getCause(SQLException.class);
            throw cause == null ? e : failures.ofConnection(id, cause);
        } catch (TransactionEnded e) {
            throw e.of(id);
        }
        if (connection == null) {
            throw new IllegalStateException("the DSLContext has no connection");
        }
        if (names != null && !names.passed()) {
            ask(names, connection, id);
        }
        return connection;
    }

    private void ask(NameCheck check, Connection connection, String id) {
        try {
            check.on(connection, id, failures);
        } catch (RuntimeException e) {
            connections.release(connection);
            throw e;
        }
    }

    void tell(Statement statement, long rows, long start, @Nullable DatabaseFailure failure) {
        if (listener != null) {
            listener.executed(
                    new StatementEvent(statement.id(), statement.sql(), rows, System.nanoTime() - start, failure));
        }
    }
}
