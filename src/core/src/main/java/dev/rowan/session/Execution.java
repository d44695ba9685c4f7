package dev.rowan.session;

import dev.rowan.column.CheckedStatement;
import dev.rowan.error.DatabaseFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One execution that does more than {@link Executions#run}: has its connection from when that is taken until it is given back, and
 * tells the listener how it ended. For one thread.
 */
final class Execution {
    private final Executions of;
    private final Statement statement;
    private final Connection connection;
    private final @Nullable Telling telling;

    Execution(Executions of, Statement statement, Connection connection, @Nullable Telling telling) {
        this.of = of;
        this.statement = statement;
        this.connection = connection;
        this.telling = telling;
    }

    /** Of another statement, on the same connection since the same time: a string that is known by now, or one of a string. */
    Execution with(Statement other) {
        return new Execution(of, other, connection, telling == null ? null : telling.with(other));
    }

    /** Of a statement that another execution has told the start of, and that is sent once more. */
    Execution resuming(Execution before) {
        return new Execution(of, before.statement, connection, before.telling);
    }

    Statement statement() {
        return statement;
    }

    Connection connection() {
        return connection;
    }

    /** Whether the statement is a transaction of its own. */
    boolean isAlone() throws SQLException {
        return !DriverState.isInTransaction(connection);
    }

    PreparedStatement prepare() throws SQLException {
        return of.prepare(statement, connection);
    }

    /** The text to send. */
    String sql() {
        return of.sql(statement);
    }

    static void bind(Statement statement, Binder parameters, PreparedStatement s) throws SQLException {
        try {
            parameters.bind(s);
        } catch (CheckedStatement.Refused e) {
            throw e.of(statement.id());
        }
    }

    /** Before it is sent. */
    void started(Binder parameters) throws SQLException {
        if (telling != null) {
            telling.started(parameters, connection);
        }
    }

    /** {@code rows}: how many were read or written. */
    void ended(long rows) {
        if (telling != null) {
            telling.ended(rows, null);
        }
    }

    /** Others tell of it. */
    void isTold() {
        if (telling != null) {
            telling.isTold();
        }
    }

    /** Whether its start has been told, and not its end. */
    boolean isUnderWay() {
        return telling != null && telling.isUnderWay();
    }

    /** The end of one that is under way. */
    void left(@Nullable DatabaseFailure failure) {
        if (telling != null) {
            telling.left(failure);
        }
    }

    /** A session that sends the statement once more, by itself. */
    Session again(Session session) {
        return telling != null && telling.isUnderWay() ? session.telling(telling.resuming()) : session;
    }

    /** The failure to throw. */
    DatabaseFailure failed(SQLException e) {
        return of.failed(statement, connection, telling, e);
    }

    /** The same, which is none of the server's. */
    <F extends DatabaseFailure> F failed(F failure) {
        if (telling != null) {
            telling.ended(0, failure);
        }
        return failure;
    }

    /** The failure that it would be, of which nobody is told. */
    DatabaseFailure failure(SQLException e) {
        return of.failures().ofStatement(statement.id(), statement.sql(), e);
    }

    /** Keeps the connection until {@link #letGo}, for longer than the statement takes. */
    void hold() {
        if (of.connections() instanceof PoolConnections pool) {
            pool.holders().stream(connection);
        }
    }

    void letGo() {
        if (of.connections() instanceof PoolConnections pool) {
            pool.holders().free(connection);
        }
        release();
    }

    void release() {
        left(null);
        of.connections().release(connection);
    }
}
