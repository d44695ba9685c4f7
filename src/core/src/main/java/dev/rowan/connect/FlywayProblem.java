package dev.rowan.connect;

import dev.rowan.connect.MigrationResources.RowsWithoutEnd;
import dev.rowan.error.ConnectFailed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Says in one line why a migration did not run. */
final class FlywayProblem {
    private static final Pattern SCRIPT = Pattern.compile("\\b([\\w.-]+\\.sql)\\b");
    private static final String COMMIT = "Unable to commit transaction";
    private static final Pattern LINE = Pattern.compile("(?m)^Line\\s*:\\s*(\\d+)");

    private static final String INVALID_INDEXES =
            "select format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_index i"
                    + " join pg_catalog.pg_class c on c.oid = i.indexrelid"
                    + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace where not i.indisvalid order by 1";

    private final FlywayException failure;
    private final MigrationTarget target;
    private final ShippedMigrations migrations;
    private final BegunMigration begun;

    FlywayProblem(FlywayException failure, MigrationTarget target, ShippedMigrations migrations, BegunMigration begun) {
        this.failure = failure;
        this.target = target;
        this.migrations = migrations;
        this.begun = begun;
    }

    ConnectFailed explained() {
        var code = failure.getErrorCode();
        var sql = cause(SQLException.class);
        var rows = cause(RowsWithoutEnd.class);
        if (code == CoreErrorCode.FAILED_VERSIONED_MIGRATION || code == CoreErrorCode.FAILED_REPEATABLE_MIGRATION) {
            return migration(sql);
        } else if (rows.isPresent()) {
            return withoutEnd(rows.get());
        } else if (sql.isPresent() && !begun.file().isEmpty() && text().contains(COMMIT)) {
            return commit(sql.get());
        } else if (sql.isPresent() && isLogin(sql.get())) {
            return target.unreachable(failure);
        } else if (code == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new ConnectFailed(
                    target.place() + " has tables that no migration made, and no history of migrations",
                    "open an empty database, or give this one a history with Flyway's baseline; where the tables are"
                            + " another application's, give this jar a history of its own by the property historyTable of"
                            + " the generator",
                    failure);
        }
        return sql.isPresent() && SCRIPT.matcher(text()).find()
                ? migration(sql)
                : new ConnectFailed(
                        "the schema of " + target.place() + " cannot be migrated: "
                                + sql.map(FlywayProblem::said).orElse(first(text())),
                        sql.flatMap(this::outside).orElse("see the cause: Flyway's error code is " + code),
                        failure);
    }

    private ConnectFailed migration(Optional<SQLException> sql) {
        var script = SCRIPT.matcher(text());
        var line = LINE.matcher(text());
        var where = (script.find() ? script.group(1) : "a migration") + (line.find() ? ":" + line.group(1) : "");
        var action = sql.flatMap(this::outside).orElse("correct the migration");
        return new ConnectFailed(
                where + ": fails on " + target.place() + ": "
                        + sql.map(FlywayProblem::said).orElse(first(text())),
                begun.inTransaction()
                        ? action + "; what ran in its transaction is undone"
                        : action + "; " + leftBehind(),
                failure);
    }

    private ConnectFailed commit(SQLException refusal) {
        return new ConnectFailed(
                begun.file() + ": fails on " + target.place() + " when it commits: " + said(refusal),
                outside(refusal).orElse("correct the rows, or the constraint, which is deferred")
                        + "; what ran in its transaction is undone",
                failure);
    }

    private ConnectFailed withoutEnd(RowsWithoutEnd rows) {
        return new ConnectFailed(
                rows.file() + ": cannot run on " + target.place() + ": " + rows.getMessage(),
                "put a line with \\. alone after them; nothing of it has run",
                failure);
    }

    /** What to do where the reason is not in the statement. */
    private Optional<String> outside(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (String.valueOf(e.getMessage()).contains(" extension ")) {
            return Optional.of("install the extension on the server, or open a database of one that has it");
        }
        return Optional.ofNullable(
                switch (state) {
                    case "55P04", "25001", "2D000" ->
                        "put executeInTransaction=false into a file beside this one, of the same name with .conf appended";
                    case "55P03" ->
                        "start again when the lock is free, or raise lock_timeout or migrationLocks"
                                + MigrationLocks.oldestTransactions(target);
                    case "25006" ->
                        "name the primary in the URL, or all hosts with target_session_attrs=read-write, and start again";
                    case "42501" -> "GRANT the role what it lacks, or name one that may do it " + target.toNameRole();
                    case "57014" -> "start again: somebody cancelled it";
                    case "40001", "40P01" -> "start again: another transaction was in the way";
                    default -> state.matches("(08|57P|53).*") ? "start again when the server is well" : null;
                });
    }

    /** Outside of a transaction nothing is undone, and the history knows that it failed. */
    private String leftBehind() {
        var invalid = new ArrayList<String>();
        try (var connection = target.connect();
                var s = connection.createStatement();
                ResultSet rs = s.executeQuery(INVALID_INDEXES)) {
            while (rs.next()) {
                invalid.add("DROP INDEX CONCURRENTLY " + rs.getString(1));
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return "it ran outside of a transaction, so undo what it left behind: "
                + String.join("; ", concat(invalid, "DELETE FROM " + migrations.history() + " WHERE NOT success"));
    }

    private static List<String> concat(List<String> first, String last) {
        return Stream.concat(first.stream(), Stream.of(last)).toList();
    }

    /**
     * Class 08 is the connection, 28 the login, 3D the database, 42501 a privilege, 53300 too many connections, 57P03
     * starting up.
     */
    private static boolean isLogin(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.matches("(08|28|3D).*|42501|53300|57P03");
    }

    private static String said(SQLException e) {
        var server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        return first(server == null ? e.getMessage() : server.getMessage()) + " (SQLSTATE " + e.getSQLState() + ")";
    }

    private <T extends Throwable> Optional<T> cause(Class<T> type) {
        return Stream.<Throwable>iterate(failure, t -> t != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private String text() {
        return String.valueOf(failure.getMessage());
    }

    private static String first(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
