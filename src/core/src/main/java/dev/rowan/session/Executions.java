package dev.rowan.session;

import static java.util.Objects.requireNonNull;

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
 * @param limitMillis of each statement; 0 for none but the server's
 */
record Executions(
        ConnectionProvider connections,
        Failures failures,
        @Nullable StatementListener listener,
        @Nullable NameCheck names,
        Copying copying,
        long limitMillis) {
    Executions(
            ConnectionProvider connections,
            Failures failures,
            @Nullable StatementListener listener,
            @Nullable NameCheck names,
            Copying copying) {
        this(connections, failures, listener, names, copying, 0);
    }

    /** With a limit for each statement, by the driver's clock. */
    Executions within(long millis) {
        return new Executions(connections, failures, listener, names, copying, millis);
    }

    Executions on(ConnectionProvider others) {
        return new Executions(others, failures, listener, names, copying, limitMillis);
    }

    Executions listener(StatementListener other) {
        return new Executions(connections, failures, other, names, copying, limitMillis);
    }

    Executions asking(NameCheck check) {
        return new Executions(connections, failures, listener, check, copying, limitMillis);
    }

    /** Sends one statement by itself: most executions, without an object of their own. */
    <R, T extends @Nullable Object> T run(Statement statement, Binder parameters, Outcome<R, T> outcome, R reader) {
        if (connections instanceof OpenTransaction open && open.hasFirst() && outcome.isOfRows() && !asksNames()) {
            String first = open.takeFirst();
            if (first != null) {
                return runFirst(open, first, statement, parameters, outcome, reader);
            }
        }
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

    /** The first of a transaction, in one trip with what the server must be told before it. */
    private <R, T extends @Nullable Object> T runFirst(
            OpenTransaction open,
            String first,
            Statement statement,
            Binder parameters,
            Outcome<R, T> outcome,
            R reader) {
        long start = start();
        boolean sent = false;
        Connection connection = null;
        try {
            connection = acquire(statement, parameters);
            try (PreparedStatement s =
                    prepare(new Statement(statement.id(), first + "; " + statement.sql()), connection)) {
                Execution.bind(statement, parameters, s);
                sent = true;
                s.execute();
                s.getMoreResults();
                T made = outcome.next(statement, reader, s);
                tell(statement, outcome.count(made), start, null);
                return made;
            }
        } catch (TooManyRows e) {
            tell(statement, 0, start, e);
            throw e;
        } catch (SQLException e) {
            throw failed(statement, requireNonNull(connection), start, e);
        } finally {
            if (!sent) {
                open.tellLater(first);
            }
            if (connection != null) {
                connections.release(connection);
            }
        }
    }

    private boolean asksNames() {
        return names != null && !names.passed();
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

    PreparedStatement prepare(Statement statement, Connection connection) throws SQLException {
        Literals.check(statement.id(), connection, statement.sql());
        PreparedStatement prepared = connection.prepareStatement(statement.sql());
        if (limitMillis > 0) {
            StatementLimit.set(prepared, limitMillis);
        }
        return prepared;
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
        if (connections instanceof OpenTransaction open && open.hasFirst()) {
            tellFirst(open, connection);
        }
        if (names != null && !names.passed()) {
            ask(names, connection, id);
        }
        return connection;
    }

    /** In a trip of its own, before what does not go together with it. */
    private void tellFirst(OpenTransaction open, Connection connection) {
        try {
            open.sendFirst(connection);
        } catch (SQLException e) {
            connections.release(connection);
            throw failures.ofStatement(Session.BEGIN, e);
        }
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
