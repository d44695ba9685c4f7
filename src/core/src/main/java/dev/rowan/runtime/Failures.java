package dev.rowan.runtime;

import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.Constraint;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.ConstraintViolation.Kind;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.NotPopulated;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.QueryTimeout;
import dev.rowan.error.TransientFailure;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what the driver throws into the sealed family, by SQLSTATE. */
final class Failures {
    /** The server's C function behind PL/pgSQL's RAISE, which may use any SQLSTATE. */
    private static final String RAISE = "exec_stmt_raise";

    /** The server's C function that opens a relation to read it. */
    private static final String OPEN_RELATION = "ExecOpenScanRelation";

    private final ConstraintNames constraints;

    Failures(ConstraintNames constraints) {
        this.constraints = constraints;
    }

    DatabaseFailure ofStatement(String id, SQLException e) {
        if (e instanceof SQLTransientConnectionException) { // jOOQ takes its connection as part of a statement
            return ofConnection(id, e);
        }
        if (e.getSQLState() == null
                && e.getCause() instanceof SQLException cause) { // jOOQ's "Error while reading field"
            return ofStatement(id, cause);
        }
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        return switch (state) {
            case "23505" -> violation(id, Kind.UNIQUE, e);
            case "23503", "23001" -> violation(id, Kind.FOREIGN_KEY, e);
            case "23502" -> violation(id, Kind.NOT_NULL, e);
            case "23514" ->
                isNamed(e)
                        ? violation(id, Kind.CHECK, e)
                        : new QueryFailed(id, text(e), e); // no partition takes the row
            case "23P01" -> violation(id, Kind.EXCLUSION, e);
            case "0A000" ->
                PlanChanged.is(e)
                        ? new TransientFailure(id, "a table was altered after this statement was prepared", e)
                        : new QueryFailed(id, text(e), e);
            case "40001" -> new TransientFailure(id, "could not serialize access: another transaction was first", e);
            case "40P01" ->
                new TransientFailure(id, "deadlock: the server ended this transaction to free the others", e);
            case "55P03" -> new TransientFailure(id, "a lock was not to be had in time", e);
            case "53300" -> new TransientFailure(id, "the server has no connection left", e);
            case "55000" -> notReady(id, e);
            case "57014" -> new QueryTimeout(id, "cancelled: " + text(e), e);
            case "57P01", "57P02", "57P03", "57P05", "25P03" -> new ConnectionLost(id, text(e), e);
            default -> state.startsWith("08") ? new ConnectionLost(id, text(e), e) : new QueryFailed(id, text(e), e);
        };
    }

    /** No connection was to be had. */
    DatabaseFailure ofConnection(String id, SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException p) {
                return new ConnectionLost(id, "no connection: " + text(p), p);
            }
        }
        return e instanceof SQLTransientConnectionException
                ? new TransientFailure(id, "no connection: " + e.getMessage(), e)
                : new ConnectionLost(id, "no connection: " + e.getMessage(), e);
    }

    DatabaseFailure ofCommit(SQLException e) {
        DatabaseFailure failure = ofStatement(Session.COMMIT, e);
        return failure instanceof ConnectionLost
                ? new CommitOutcomeUnknown(
                        Session.COMMIT, "the connection broke during COMMIT; look at the data before you repeat it", e)
                : failure;
    }

    private static DatabaseFailure notReady(String id, SQLException e) {
        ServerErrorMessage message = serverMessage(e);
        return message != null && OPEN_RELATION.equals(message.getRoutine())
                ? new NotPopulated(id, text(e) + "; refresh() of its repository fills it", e)
                : new QueryFailed(id, text(e), e);
    }

    private static boolean isNamed(SQLException e) {
        ServerErrorMessage message = serverMessage(e);
        return message != null && message.getConstraint() != null;
    }

    private DatabaseFailure violation(String id, Kind kind, SQLException e) {
        return new ConstraintViolation(id, kind, constraint(kind, serverMessage(e)), e);
    }

    private Constraint constraint(Kind kind, @Nullable ServerErrorMessage message) {
        if (message == null) {
            return new Constraint.Unlisted("?", "?");
        }
        String table = Objects.requireNonNullElse(
                message.getTable() == null ? message.getDatatype() : message.getTable(), "?");
        if (kind == Kind.NOT_NULL && message.getColumn() != null) {
            return new Constraint.NotNull(table, message.getColumn());
        }
        String name = Objects.requireNonNullElse(message.getConstraint(), "?");
        Constraint known = constraints.find(Objects.requireNonNullElse(message.getSchema(), ""), table, name);
        return known == null ? new Constraint.Unlisted(table, name) : known;
    }

    /** The server's own words, as far as they cannot hold a value. */
    private static String text(SQLException e) {
        ServerErrorMessage message = serverMessage(e);
        String text = message == null ? e.getMessage() : message.getMessage();
        if (text == null) {
            return "no message";
        }
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        if (state.startsWith("P0") || (message != null && RAISE.equals(message.getRoutine()))) {
            return "a function or trigger raised an exception; sqlException() has its text, which may hold values";
        }
        if (state.startsWith("22")) { // invalid input syntax for type uuid: "..."
            return text.replaceAll("(?s)\".*\"", "\"...\"");
        }
        return text;
    }

    private static @Nullable ServerErrorMessage serverMessage(SQLException e) {
        return e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    }
}
