package dev.rowan.session;

import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.NoConnection;
import dev.rowan.error.TooManyRows;
import dev.rowan.error.TransactionEnded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * What all executions of a session have in common. As thread-safe as its connections.
 *
 * @param listener is told of each, if there is one
 * @param names is asked of each connection until one has passed; null where nothing is to be asked
 * @param copying says which connections are busy
 */
record Executions(
        ConnectionProvider connections,
        Failures failures,
        @Nullable StatementListener listener,
        @Nullable NameCheck names,
        Copying copying) {
    Executions on(ConnectionProvider others) {
        return new Executions(others, failures, listener, names, copying);
    }

    Executions listener(StatementListener other) {
        return new Executions(connections, failures, other, names, copying);
    }

    Executions asking(NameCheck check) {
        return new Executions(connections, failures, listener, check, copying);
    }

    /** Sends one statement by itself: most executions, without an object of their own. */
    <R, T extends @Nullable Object> T run(Statement statement, Binder parameters, Outcome<R, T> outcome, R reader) {
        long start = start();
        Connection connection = acquire(statement, parameters);
        try (PreparedStatement s = prepare(statement, connection)) {
            Execution.bind(statement, parameters, s);
            T made = outcome.execute(statement, reader, s);
            tell(statement, outcome.count(made), start, null);
            return made;
        } catch (TooManyRows e) {
            tell(statement, 0, start, e);
            throw e;
        } catch (SQLException e) {
            throw failed(statement, connection, start, e);
        } finally {
            connections.release(connection);
        }
    }

    /** One that goes on by itself. */
    Execution begin(Statement statement, Binder parameters) {
        long start = start();
        return new Execution(this, statement, acquire(statement, parameters), start);
    }

    Execution begin(Statement statement) {
        long start = start();
        return new Execution(this, statement, acquire(statement.id()), start);
    }

    static PreparedStatement prepare(Statement statement, Connection connection) throws SQLException {
        Literals.check(statement.id(), connection, statement.sql());
        return connection.prepareStatement(statement.sql());
    }

    /** The failure to throw. */
    DatabaseFailure failed(Statement statement, Connection connection, long start, SQLException e) {
        ReadOnlyServer.leave(connection, e);
        DatabaseFailure failure = failures.ofStatement(statement.id(), statement.sql(), e);
        tell(statement, 0, start, failure);
        return failure;
    }

    private long start() {
        return listener == null ? 0 : System.nanoTime();
    }

    /** Where there is no connection to be had, a value that none would take is the failure to report. */
    private Connection acquire(Statement statement, Binder parameters) {
        try {
            return acquire(statement.id());
        } catch (NoConnection e) {
            throw Refusal.of(statement, parameters, e);
        }
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
        if (copying.isAny()) {
            refuseCopying(id, connection);
        }
        if (names != null && !names.passed()) {
            ask(names, connection, id);
        }
        return connection;
    }

    private void refuseCopying(String id, Connection connection) {
        try {
            copying.refuse(id, connection);
        } catch (IllegalStateException e) {
            connections.release(connection);
            throw e;
        }
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
