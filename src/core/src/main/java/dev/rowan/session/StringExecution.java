package dev.rowan.session;

import dev.rowan.column.CheckedStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Several statements as one string of one PreparedStatement, which the driver sends in one round trip. For one thread. */
abstract class StringExecution {
    private final GraphLimit limit;

    StringExecution(GraphLimit limit) {
        this.limit = limit;
    }

    /** Takes a connection, of what is known before. */
    abstract Execution begin();

    /** The string. */
    abstract Statement statement(Execution begun, boolean alone) throws SQLException;

    /** Sets all parameters; says how many bytes they are, about. Negative when they cannot travel in one go. */
    abstract long bind(Statement whole, PreparedStatement s) throws SQLException;

    /** Tells whoever listens that it is sent now. */
    abstract void started(Execution whole) throws SQLException;

    /** Reads the results of the executed string. */
    abstract void read(PreparedStatement s, Execution whole, boolean alone) throws SQLException;

    /**
     * After a failure of the string.
     *
     * @param inTransaction whether something was sent in a transaction, which has failed now
     * @throws dev.rowan.error.DatabaseFailure when nothing else can be tried
     */
    abstract void failed(Execution whole, SQLException e, boolean inTransaction);

    /**
     * Sends it.
     *
     * @param again whether it may be sent once more after a plan that changed, which is only done outside of a transaction
     * @return false when the statements have to go one by one
     */
    final boolean send(boolean again) {
        Execution whole = begin();
        boolean alone = true;
        boolean sent = false;
        try {
            alone = whole.isAlone();
            whole = whole.with(statement(whole, alone));
            try (PreparedStatement s = whole.prepare()) {
                long bytes = bind(whole.statement(), s);
                if (bytes < 0) {
                    return false;
                }
                limit.set(s, whole.statement().sql().length() + bytes);
                started(whole);
                sent = true;
                s.execute();
                read(s, whole, alone);
                return true;
            }
        } catch (SQLException e) {
            if (!(alone && again && PlanChanged.is(e))) {
                failed(whole, e, sent && !alone);
                return false;
            }
            whole.failed(e); // is told, and not thrown
        } finally {
            whole.release();
        }
        return send(false);
    }

    /** One that the statements of a graph make. */
    static final class OfGraph extends StringExecution {
        private final Executions executions;
        private final StatementString string;

        OfGraph(Executions executions, GraphLimit limit, StatementString string) {
            super(limit);
            this.executions = executions;
            this.string = string;
        }

        @Override
        Execution begin() {
            return executions.begin(string.statement(true), string::bind);
        }

        @Override
        Statement statement(Execution begun, boolean alone) {
            return string.statement(alone);
        }

        @Override
        long bind(Statement whole, PreparedStatement s) throws SQLException {
            try {
                return string.bind(s);
            } catch (CheckedStatement.Refused e) {
                throw e.of(whole.id());
            }
        }

        @Override
        void started(Execution whole) throws SQLException {
            whole.started(string::bind);
        }

        @Override
        void read(PreparedStatement s, Execution whole, boolean alone) throws SQLException {
            whole.ended(string.read(s));
        }

        @Override
        void failed(Execution whole, SQLException e, boolean inTransaction) {
            throw whole.failed(e);
        }
    }
}
