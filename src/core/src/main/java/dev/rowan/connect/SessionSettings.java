package dev.rowan.connect;

import dev.rowan.error.ConnectFailed;
import dev.rowan.session.SearchPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What sessions are told when they start, or asked where they cannot be told: the search path of the build, how values look as
 * text - with {@code array_nulls = off} the server would take the null of an array for the text NULL - and limits. Immutable.
 *
 * @param config of the database
 * @param path of the build
 * @param migrating whether for migrations, which have no limit but {@code lock_timeout}
 */
record SessionSettings(DatabaseConfig config, SearchPath path, boolean migrating) {
    private static final int IDLE_SESSION_SINCE = 14;
    private static final int TRANSACTION_TIMEOUT_SINCE = 17;

    /** Tells the session. One round trip. */
    void set(Connection connection, SessionState before) throws SQLException {
        var settings = migrating ? unlimited(connection) : limits(before);
        settings.put("search_path", path.toString());
        settings.put("array_nulls", "on");
        settings.put("bytea_output", "hex");
        settings.put("intervalstyle", "postgres");
        settings.put("standard_conforming_strings", "on");
        var sql = settings.keySet().stream()
                .map(name -> "set_config('" + name + "', ?, false)")
                .collect(Collectors.joining(", ", "select ", ""));
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (var value : settings.values()) {
                s.setString(parameter++, value);
            }
            s.executeQuery().close();
        }
    }

    private Map<String, String> unlimited(Connection connection) throws SQLException {
        var settings = new LinkedHashMap<String, String>();
        settings.put("statement_timeout", "0");
        settings.put("idle_in_transaction_session_timeout", "0");
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version >= IDLE_SESSION_SINCE) { // Flyway's lock has a session that does nothing else
            settings.put("idle_session_timeout", "0");
        }
        if (version >= TRANSACTION_TIMEOUT_SINCE) {
            settings.put("transaction_timeout", "0");
        }
        var lock = config.sessionSettings().get("lock_timeout");
        if (lock != null) {
            settings.put("lock_timeout", lock);
        }
        return settings;
    }

    /** What was asked for holds; what was not only where role and database set nothing stricter. */
    private Map<String, String> limits(SessionState before) {
        var settings = new LinkedHashMap<String, String>();
        for (var name : SessionState.TIMEOUTS) {
            long wished = wished(name);
            long there = before.timeout(name);
            boolean asked = config.sessionSettings().containsKey(name);
            if (wished > 0 && (asked || there == 0 || there > wished)) {
                settings.put(name, Long.toString(wished));
            }
        }
        return settings;
    }

    private long wished(String timeout) {
        return switch (timeout) {
            case "statement_timeout" -> config.statementTimeout().toMillis();
            case "idle_in_transaction_session_timeout" ->
                config.idleInTransactionTimeout().toMillis();
            default -> Long.parseLong(config.sessionSettings().getOrDefault(timeout, "0"));
        };
    }

    /** Whether the driver has to end what takes too long, because the server, which cannot be told, would not. */
    boolean needsDriverLimit(SessionState session) {
        long wished = wished("statement_timeout");
        long there = session.timeout("statement_timeout");
        return !migrating && wished > 0 && (there == 0 || there > wished);
    }

    /**
     * For a session that cannot be told.
     *
     * @throws ConnectFailed if a statement would do something else there
     */
    void refuseOthers(SessionState session) {
        if (!session.path().asBuilt()) {
            throw new ConnectFailed(
                    "sessions of " + config.place() + " have search_path = "
                            + session.path().setting() + ", where this jar's names are looked up in " + path,
                    "a pooler's sessions cannot be told: set search_path = " + path
                            + " by ALTER ROLE or ALTER DATABASE");
        }
        if (!session.changesValues().isEmpty()) {
            throw new ConnectFailed(
                    "sessions of " + config.place() + " have " + String.join(", ", session.changesValues())
                            + ", which would change values",
                    "set array_nulls = on, bytea_output = hex, IntervalStyle = postgres, standard_conforming_strings = on"
                            + " and extra_float_digits = 1 by ALTER ROLE or ALTER DATABASE");
        }
        long lock = wished("lock_timeout");
        if (lock > 0 && session.timeout("lock_timeout") != lock) {
            throw new ConnectFailed(
                    "the URL of " + config.place()
                            + " sets lock_timeout and leads to a pooler, whose sessions cannot be told",
                    "remove it from the URL, and set it by ALTER ROLE or ALTER DATABASE");
        }
    }

    /** @throws ConnectFailed if the URL asks for another search path than the build's */
    void refuseOtherPath() {
        var asked = config.sessionSettings().get("search_path");
        if (asked != null && !SearchPath.parse(asked).equals(path)) {
            throw new ConnectFailed(
                    "the URL of " + config.place() + " asks for the search path " + asked
                            + "; this jar's tables and names are in " + path,
                    "remove search_path (schema, currentSchema) from the URL, or build the jar with the property"
                            + " searchPath of the generator");
        }
    }

    /** @throws ConnectFailed if somebody has set a search path by which tables would be made in another schema */
    void refuseOtherFirst(SessionState before) {
        var set = SearchPath.parse(before.path().setting());
        var there = set.withoutRole().schemas();
        boolean said = config.sessionSettings().containsKey("search_path") || set.equals(SearchPath.STANDARD);
        if (!said && !there.isEmpty() && !there.getFirst().equals(path.schemas().getFirst())) {
            throw new ConnectFailed(
                    "role, database or server of " + config.place() + " set search_path = "
                            + before.path().setting() + "; this jar's tables are in " + path,
                    "reset it by ALTER ROLE or ALTER DATABASE, or write search_path="
                            + path.toString().replace(" ", "")
                            + " into the URL to overrule it, or build the jar with the property searchPath of the generator");
        }
    }
}
