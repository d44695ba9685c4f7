package dev.rowan.session;

import dev.rowan.column.CheckedStatement;
import dev.rowan.error.DatabaseFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * One execution that does more than {@link Executions#run}: has its connection from when that is taken until it is given back, and
 * tells the listener how it ended. For one thread.
 */
final class Execution {
    private final Executions of;
    private final Statement statement;
    private final Connection connection;
    private final long start;

    Execution(Executions of, Statement statement, Connection connection, long start) {
        this.of = of;
        this.statement = statement;
        this.connection = connection;
        this.start = start;
    }

    /** Of another statement, on the same connection since the same time: a string that is known by now, or one of a string. */
    Execution with(Statement other) {
        return new Execution(of, other, connection, start);
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

    static void bind(Statement statement, Binder parameters, PreparedStatement s) throws SQLException {
        try {
            parameters.bind(s);
        } catch (CheckedStatement.Refused e) {
            throw e.of(statement.id());
        }
    }

    /** {@code rows}: how many were read or written. */
    void ended(long rows) {
        of.tell(statement, rows, start, null);
    }

    /** The failure to throw. */
    DatabaseFailure failed(SQLException e) {
        return of.failed(statement, connection, start, e);
    }

    /** The same, which is none of the server's. */
    <F extends DatabaseFailure> F failed(F failure) {
        of.tell(statement, 0, start, failure);
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
        of.connections().release(connection);
    }
}
