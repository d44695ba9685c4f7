package dev.rowan.error;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a statement or a transaction can raise. Neither its message nor its cause's holds a value of a row or of a
 * parameter, so it may be logged; {@link #sqlException} may hold some.
 */
public abstract sealed class DatabaseFailure extends RuntimeException
        permits ConstraintViolation,
                RowNotFound,
                StaleRow,
                TooManyRows,
                TransientFailure,
                QueryTimeout,
                ConnectionLost,
                NoConnection,
                CommitOutcomeUnknown,
                NotPopulated,
                StreamClosed,
                TransactionEnded,
                InvalidInput,
                QueryFailed {
    private static final long serialVersionUID = 1L;

    private final String statementId;
    private final String sqlState;
    private final transient @Nullable SQLException sqlException;

    DatabaseFailure(String statementId, String message, @Nullable SQLException sqlException) {
        super(
                statementId + ": " + message
                        + (stateOf(sqlException).isEmpty() ? "" : " [" + stateOf(sqlException) + "]"),
                sqlException == null ? null : withoutValues(sqlException));
        this.statementId = statementId;
        this.sqlState = stateOf(sqlException);
        this.sqlException = sqlException;
    }

    /** What no driver had a part in; {@code message} is the whole of it. */
    DatabaseFailure(String statementId, String message) {
        super(message);
        this.statementId = statementId;
        this.sqlState = "";
        this.sqlException = null;
    }

    /** The statement's id in the catalogue, such as {@code users.insert}. */
    public final String statementId() {
        return statementId;
    }

    /** PostgreSQL's five characters; empty where no server or driver had a part in it. */
    public final String sqlState() {
        return sqlState;
    }

    /**
     * What the driver threw, with the server's own words: they may hold values of the row, so think before logging it.
     * Empty where the driver had no part in it, and after serialization.
     */
    public final Optional<SQLException> sqlException() {
        return Optional.ofNullable(sqlException);
    }

    private static String stateOf(@Nullable SQLException e) {
        return e == null || e.getSQLState() == null ? "" : e.getSQLState();
    }

    /** The same class name, state and stack trace: what a log needs, and nothing that it must not have. */
    private static Throwable withoutValues(SQLException e) {
        var cause = new SQLException(e.getClass().getName() + " (see sqlException())", e.getSQLState());
        cause.setStackTrace(e.getStackTrace());
        return cause;
    }
}
