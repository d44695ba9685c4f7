package dev.rowan.runtime;

import dev.rowan.DatabaseConfig;
import dev.rowan.error.ConnectFailed;
import java.sql.SQLException;
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
    private static final Pattern LINE = Pattern.compile("(?m)^Line\\s*:\\s*(\\d+)");

    private FlywayProblem() {}

    static ConnectFailed of(FlywayException e, DatabaseConfig config) {
        var code = e.getErrorCode();
        var sql = Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
        if (code == CoreErrorCode.FAILED_VERSIONED_MIGRATION || code == CoreErrorCode.FAILED_REPEATABLE_MIGRATION) {
            return migration(e, sql, config);
        } else if (sql.isPresent() && isLogin(sql.get())) {
            return ConnectProblem.of(e, config);
        } else if (code == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new ConnectFailed(
                    config.place() + " has tables that no migration made, and no history of migrations",
                    "open an empty database, or give this one a history with Flyway's baseline",
                    e);
        }
        return sql.isPresent() && SCRIPT.matcher(String.valueOf(e.getMessage())).find()
                ? migration(e, sql, config)
                : new ConnectFailed(
                        "the schema of " + config.place() + " cannot be migrated: "
                                + sql.map(FlywayProblem::said).orElse(first(e.getMessage())),
                        "see the cause: Flyway's error code is " + code,
                        e);
    }

    private static ConnectFailed migration(FlywayException e, Optional<SQLException> sql, DatabaseConfig config) {
        var text = String.valueOf(e.getMessage());
        var script = SCRIPT.matcher(text);
        var line = LINE.matcher(text);
        var where = (script.find() ? script.group(1) : "a migration") + (line.find() ? ":" + line.group(1) : "");
        return new ConnectFailed(
                where + ": fails on " + config.place() + ": "
                        + sql.map(FlywayProblem::said).orElse(first(text)),
                "correct the migration; what ran in its transaction is undone",
                e);
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

    private static String first(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
