package dev.rowan.session;

import dev.rowan.column.OwnProblem;
import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.Constraint;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.ConstraintViolation.Kind;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.NoConnection;
import dev.rowan.error.NotPopulated;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.QueryTimeout;
import dev.rowan.error.TransientFailure;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what the driver throws into the sealed family, by SQLSTATE. */
final class Failures {
    /** The server's C function behind PL/pgSQL's RAISE, whose words may be values. */
    private static final String RAISE = "exec_stmt_raise";

    /** The server's C function that opens a relation to read it. */
    private static final String OPEN_RELATION = "ExecOpenScanRelation";

    /** The server's C function that complains of a column whose table is not in FROM. */
    private static final String MISSING_FROM = "errorMissingRTE";

    /** The server's C functions that complain of a setting which has no value. */
    private static final Set<String> SETTING_ROUTINES = Set.of("find_option", "GetConfigOptionByName");

    private static final String WITHOUT_SETTING =
            "a policy, a default, a trigger or the statement asks for a setting that has no value"
                    + "\nhelp: run it in db.with(setting).transaction(tx -> ...), with the setting that the database asks for";

    /** How the server ends a session: asked to, crashed, starting, database dropped, and its limits for idle ones and transactions. */
    private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04");

    /** A limit that struck before COMMIT, and a connection that the driver knew to be closed when it was asked to send it. */
    private static final Set<String> NOT_COMMITTED = Set.of("25P03", "25P04", "57P05", "08003");

    /** The server's C functions by which a standby cancels; the first one before PostgreSQL 17. */
    private static final Pattern RECOVERY = Pattern.compile("^ProcessInterrupts$|RecoveryConflict");

    private static final Pattern OF_PARTITION =
            Pattern.compile("^no partition of relation|violates partition constraint$");

    private final ConstraintNames constraints;

    Failures(ConstraintNames constraints) {
        this.constraints = constraints;
    }

    /** Of what is no statement of the catalogue, such as BEGIN. */
    DatabaseFailure ofStatement(String id, SQLException e) {
        return ofStatement(id, "", e);
    }

    /** {@code sql}: the text that was sent, whose own words may stand in the message. */
    DatabaseFailure ofStatement(String id, String sql, SQLException e) {
        if (e instanceof SQLTransientConnectionException) { // jOOQ takes its connection as part of a statement
            return ofConnection(id, e);
        }
        if (!(e instanceof OwnProblem)
                && e.getSQLState() == null
                && e.getCause() instanceof SQLException cause) { // jOOQ's "Error while reading field"
            return ofStatement(id, sql, cause);
        }
        if (isGivenUp(e)) {
            return new ConnectionLost(id, "the connection broke before this statement, which was not sent", e);
        }
        String state = ServerWords.state(e);
        String text = ServerWords.of(e, sql);
        return switch (state) {
            case "23505" -> violation(id, Kind.UNIQUE, e);
            case "23503", "23001" -> violation(id, Kind.FOREIGN_KEY, e);
            case "23502" -> violation(id, Kind.NOT_NULL, e);
            case "23514" -> isOfPartition(e) ? new QueryFailed(id, text, e) : violation(id, Kind.CHECK, e);
            case "23P01" -> violation(id, Kind.EXCLUSION, e);
            case "0A000" ->
                PlanChanged.is(e)
                        ? new TransientFailure(id, "a table was altered after this statement was prepared", e)
                        : new QueryFailed(id, text, e);
            case "40001" ->
                new TransientFailure(
                        id,
                        isOfRecovery(e)
                                ? "the replica cancelled this: the primary has removed or locked what it was looking at"
                                        + "\nhelp: give the read some attempts, of which the second goes to the primary"
                                : "could not serialize access: another transaction was first",
                        e);
            case "40P01" ->
                new TransientFailure(id, "deadlock: the server ended this transaction to free the others", e);
            case "55P03" -> new TransientFailure(id, "a lock was not to be had in time", e);
            case "53300" -> new NoConnection(id, "no connection: the server has none left", e);
            case "55000" -> notReady(id, text, e);
            case "57014" -> new QueryTimeout(id, "cancelled: " + text, e);
            case "42P01" -> new QueryFailed(id, text + otherTable(id, e), e);
            case "54001" ->
                new QueryFailed(
                        id,
                        text
                                + "\nhelp: a function or trigger calls itself without end; or a condition has thousands of parts, as"
                                + " row(a, b).in(...) has of as many rows: ask for them in portions",
                        e);
            case "44000" ->
                new QueryFailed(
                        id,
                        text
                                + "\nhelp: where rows are only marked as deleted, one with this key may be: restore or erase it",
                        e);
            case "42704" -> new QueryFailed(id, isWithoutSetting(e) ? WITHOUT_SETTING : text, e);
            case "25P02" ->
                new QueryFailed(
                        id,
                        "not executed, because a statement before it in this transaction failed and its error was caught"
                                + "\nhelp: run what may fail in a nested transaction",
                        e);
            default -> ofState(state, id, text, e);
        };
    }

    /** No connection was to be had, so nothing was sent. */
    NoConnection ofConnection(String id, SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException p) {
                return new NoConnection(id, "no connection: " + p.getMessage(), p);
            }
        }
        return new NoConnection(id, "no connection: " + e.getMessage(), e);
    }

    /** Of COMMIT: the outcome is unknown only where it may have been sent, and the server did not say that it rolled back. */
    DatabaseFailure ofCommit(SQLException e) {
        DatabaseFailure failure = ofStatement(Session.COMMIT, e);
        if (!(failure instanceof ConnectionLost)) {
            return failure;
        }
        return NOT_COMMITTED.contains(failure.sqlState())
                ? new ConnectionLost(
                        Session.COMMIT, "the connection broke before COMMIT, so the transaction is rolled back", e)
                : new CommitOutcomeUnknown(
                        Session.COMMIT, "the connection broke during COMMIT; look at the data before you repeat it", e);
    }

    /** What HikariCP says of a connection that it has given up, after a loss that the caller saw. */
    private static boolean isGivenUp(SQLException e) {
        return e.getSQLState() == null && "Connection is closed".equals(e.getMessage());
    }

    /** A server that lives and reports such a state has it of a function, or of another server. */
    private static boolean isLoss(String state, SQLException e) {
        return (state.startsWith("08") || LOST.contains(state)) && !ServerErrors.sessionLives(e);
    }

    private static DatabaseFailure notReady(String id, String text, SQLException e) {
        ServerErrorMessage message = ServerErrors.message(e);
        return message != null && OPEN_RELATION.equals(message.getRoutine())
                ? new NotPopulated(id, text + "; refresh() of its repository fills it", e)
                : new QueryFailed(id, text, e);
    }

    /** What to do about a column in a condition or order whose table is not the one that is read. */
    private static String otherTable(String id, SQLException e) {
        ServerErrorMessage message = ServerErrors.message(e);
        return message != null && MISSING_FROM.equals(message.getRoutine()) && !id.equals(Session.DSL)
                ? "\nhelp: a condition or order has columns of the table that is read; ask for those of another by a relation's"
                        + " any, none or every, as in where(User.PROJECTS.any(p -> p.NAME.eq(name))), or by a subselect"
                : "";
    }

    /** Whether a standby gave up a statement so that it could go on to repeat what the primary does. */
    private static boolean isOfRecovery(SQLException e) {
        ServerErrorMessage message = ServerErrors.message(e);
        String routine = message == null ? null : message.getRoutine();
        return routine != null && RECOVERY.matcher(routine).find();
    }

    private static boolean isWithoutSetting(SQLException e) {
        ServerErrorMessage message = ServerErrors.message(e);
        return message != null && SETTING_ROUTINES.contains(message.getRoutine());
    }

    private static DatabaseFailure ofState(String state, String id, String text, SQLException e) {
        if (isOfServerBehind(state, e)) {
            return new TransientFailure(id, "a server behind this one was not to be had: " + text, e);
        }
        return isLoss(state, e) ? new ConnectionLost(id, text, e) : new QueryFailed(id, text, e);
    }

    /**
     * Whether this session lives on and another one broke: a worker's of Citus, a foreign server's, dblink's. PostgreSQL itself
     * ends a session whose connection fails; 08P01 complains of what the driver sent.
     */
    private static boolean isOfServerBehind(String state, SQLException e) {
        return state.startsWith("08") && !state.equals("08P01") && ServerErrors.sessionLives(e);
    }

    /** Whether no partition takes the row, which is no constraint that has a name. */
    private static boolean isOfPartition(SQLException e) {
        ServerErrorMessage message = ServerErrors.message(e);
        return message != null
                && message.getConstraint() == null
                && (message.getTable() != null
                        || OF_PARTITION
                                .matcher(Objects.requireNonNullElse(message.getMessage(), ""))
                                .find());
    }

    private DatabaseFailure violation(String id, Kind kind, SQLException e) {
        return new ConstraintViolation(id, kind, constraint(kind, ServerErrors.message(e)), e);
    }

    private Constraint constraint(Kind kind, @Nullable ServerErrorMessage message) {
        if (message == null) {
            return new Constraint.Unlisted("?", "?");
        }
        if (message.getConstraint() == null && message.getTable() == null) {
            return named(kind, message);
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

    private Constraint named(Kind kind, ServerErrorMessage message) {
        String words = Objects.requireNonNullElse(message.getMessage(), "");
        Constraint named = null;
        if (kind != Kind.NOT_NULL) {
            named = NamesInMessage.constraint(constraints, words);
        } else if (!RAISE.equals(message.getRoutine())) {
            named = NamesInMessage.notNull(words);
        }
        return named == null ? new Constraint.Unlisted("?", "?") : named;
    }
}
