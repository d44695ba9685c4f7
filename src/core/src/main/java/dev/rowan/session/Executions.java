package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.NoConnection;
import dev.rowan.error.TooManyRows;
import dev.rowan.error.TransactionEnded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * What all executions of a session have in common. As thread-safe as its connections.
 *
 * @param told of each; null where nobody listens
 * @param names is asked of each connection until one has passed; null where nothing is to be asked
 * @param copying says which connections are busy
 * @param limitMillis of each statement; 0 for none but the server's
 * @param idsInSql whether the text that is sent starts with the statement's id, as a comment
 * @param closed is asked before a statement is sent, if there is one
 */
record Executions(
        ConnectionProvider connections,
        Failures failures,
        @Nullable Told told,
        @Nullable NameCheck names,
        Copying copying,
        long limitMillis,
        boolean idsInSql,
        @Nullable ClosedWorld closed) {
    /** What an id has that is not written as it stands, for it could end the comment. */
    private static final Pattern UNUSUAL = Pattern.compile("[^\\p{L}\\p{N}_.$-]");

    /** Of a world that is open. */
    Executions(
            ConnectionProvider connections,
            Failures failures,
            @Nullable Told told,
            @Nullable NameCheck names,
            Copying copying,
            long limitMillis,
            boolean idsInSql) {
        this(connections, failures, told, names, copying, limitMillis, idsInSql, null);
    }

    Executions closed(ClosedWorld world) {
        return new Executions(connections, failures, told, names, copying, limitMillis, idsInSql, world);
    }

    /** With a limit for each statement, by the driver's clock. */
    Executions within(long millis) {
        return new Executions(connections, failures, told, names, copying, millis, idsInSql, closed);
    }

    Executions on(ConnectionProvider others) {
        return new Executions(others, failures, told, names, copying, limitMillis, idsInSql, closed);
    }

    Executions telling(@Nullable Told other) {
        return new Executions(connections, failures, other, names, copying, limitMillis, idsInSql, closed);
    }

    Executions listener(StatementListener other) {
        return telling(told == null ? Told.of(other) : told.to(other));
    }

    /** Inside of a transaction. */
    Executions begun() {
        return told == null ? this : telling(told.begun());
    }

    /** {@code number}: of the attempt of a transaction, from 1. */
    Executions attempt(int number) {
        return told == null || number == 1 ? this : telling(told.attempt(number));
    }

    Executions onReplica() {
        return told == null ? this : telling(told.onItsReplica());
    }

    Executions asking(NameCheck check) {
        return new Executions(connections, failures, told, check, copying, limitMillis, idsInSql, closed);
    }

    Executions idsInSql(boolean comment) {
        return new Executions(connections, failures, told, names, copying, limitMillis, comment, closed);
    }

    /** Sends one statement by itself: most executions, without an object of their own. */
    <R, T extends @Nullable Object> T run(Statement statement, Binder parameters, Outcome<R, T> outcome, R reader) {
        check(statement);
        if (connections instanceof OpenTransaction open && open.hasFirst() && outcome.isOfRows() && !asksNames()) {
            String first = open.takeFirst();
            if (first != null) {
                return runFirst(open, first, statement, parameters, outcome, reader);
            }
        }
        Connection connection = acquire(statement, parameters);
        Telling telling = telling(statement);
        try (PreparedStatement s = prepare(statement, connection)) {
            Execution.bind(statement, parameters, s);
            if (telling != null) {
                telling.started(parameters, connection);
            }
            T made = outcome.execute(statement, reader, s);
            if (telling != null) {
                telling.ended(outcome.count(made), null);
            }
            return made;
        } catch (TooManyRows e) {
            if (telling != null) {
                telling.ended(0, e);
            }
            throw e;
        } catch (SQLException e) {
            throw failed(statement, connection, telling, e);
        } finally {
            if (telling != null) {
                telling.left(null);
            }
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
        Telling telling = telling(statement);
        boolean sent = false;
        Connection connection = null;
        try {
            connection = acquire(statement, parameters);
            try (PreparedStatement s = prepare(statement, first + "; " + sql(statement), connection)) {
                Execution.bind(statement, parameters, s);
                if (telling != null) {
                    telling.started(parameters, connection);
                }
                sent = true;
                s.execute();
                s.getMoreResults();
                T made = outcome.next(statement, reader, s);
                if (telling != null) {
                    telling.ended(outcome.count(made), null);
                }
                return made;
            }
        } catch (TooManyRows e) {
            if (telling != null) {
                telling.ended(0, e);
            }
            throw e;
        } catch (SQLException e) {
            throw failed(statement, requireNonNull(connection), telling, e);
        } finally {
            if (telling != null) {
                telling.left(null);
            }
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

    private @Nullable Telling telling(Statement statement) {
        return told == null ? null : told.begin(statement);
    }

    /** One that goes on by itself. */
    Execution begin(Statement statement, Binder parameters) {
        check(statement);
        return begun(statement, acquire(statement, parameters));
    }

    Execution begin(Statement statement) {
        check(statement);
        return begun(statement, acquire(statement.id()));
    }

    private Execution begun(Statement statement, Connection connection) {
        return new Execution(this, statement, connection, telling(statement));
    }

    PreparedStatement prepare(Statement statement, Connection connection) throws SQLException {
        return prepare(statement, sql(statement), connection);
    }

    private PreparedStatement prepare(Statement statement, String text, Connection connection) throws SQLException {
        Literals.check(statement.id(), connection, text);
        PreparedStatement prepared = connection.prepareStatement(text);
        if (limitMillis > 0) {
            StatementLimit.set(prepared, limitMillis);
        }
        return prepared;
    }

    /** The text to send. */
    String sql(Statement statement) {
        return idsInSql
                ? "/* " + UNUSUAL.matcher(statement.id()).replaceAll("_") + " */ " + statement.sql()
                : statement.sql();
    }

    /** Refuses or counts one that is not of the catalogue, where that is asked for. */
    void check(Statement statement) {
        if (closed != null) {
            closed.check(statement);
        }
    }

    /** The failure to throw. */
    DatabaseFailure failed(Statement statement, Connection connection, @Nullable Telling telling, SQLException e) {
        ReadOnlyServer.leave(connection, e);
        DatabaseFailure failure = failures.ofStatement(statement.id(), statement.sql(), e);
        if (telling != null) {
            telling.ended(0, failure);
        }
        return failure;
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
}
