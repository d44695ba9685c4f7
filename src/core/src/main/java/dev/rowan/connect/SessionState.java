package dev.rowan.connect;

import dev.rowan.session.SearchPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * What a session is before it was told anything.
 *
 * @param pooled whether somebody between us and the server logged in for us: a pooler gives a number of its own for the session
 * @param path where it finds names
 * @param changesValues settings that are not PostgreSQL's own and decide how values look, as {@code name = value}
 * @param timeouts in milliseconds by name, 0 for none
 */
record SessionState(boolean pooled, SearchPath.Seen path, List<String> changesValues, Map<String, Long> timeouts) {
    static final List<String> TIMEOUTS =
            List.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout");

    private static final List<String> VALUES = List.of(
            "array_nulls", "bytea_output", "IntervalStyle", "standard_conforming_strings", "extra_float_digits");

    /** One round trip. */
    static SessionState of(Connection connection, SearchPath built) throws SQLException {
        var sql = new StringBuilder("select pg_backend_pid(), ").append(SearchPath.ASKED);
        VALUES.forEach(name -> sql.append(", current_setting('").append(name).append("')"));
        // as an interval, for the server shows them in units
        TIMEOUTS.forEach(name -> sql.append(", (extract(epoch from current_setting('")
                .append(name)
                .append("')::interval) * 1000)::bigint"));
        try (PreparedStatement s = connection.prepareStatement(sql.toString())) {
            s.setString(1, built.asked());
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return read(rs, connection.unwrap(PGConnection.class).getBackendPID());
            }
        }
    }

    private static SessionState read(ResultSet rs, int ownPid) throws SQLException {
        int column = 1;
        boolean pooled = rs.getInt(column++) != ownPid;
        var path = new SearchPath.Seen(rs.getString(column++), rs.getBoolean(column++));
        var changes = new ArrayList<String>();
        for (var name : VALUES) {
            var value = rs.getString(column++);
            boolean standard = switch (name) {
                case "bytea_output" -> value.equals("hex");
                case "IntervalStyle" -> value.equals("postgres");
                case "extra_float_digits" -> Integer.parseInt(value) >= 1;
                default -> value.equals("on");
            };
            if (!standard) {
                changes.add(name + " = " + value);
            }
        }
        var timeouts = new java.util.HashMap<String, Long>();
        for (var name : TIMEOUTS) {
            timeouts.put(name, rs.getLong(column++));
        }
        return new SessionState(pooled, path, changes, Map.copyOf(timeouts));
    }

    /** In milliseconds, 0 for none. */
    long timeout(String name) {
        return timeouts.getOrDefault(name, 0L);
    }
}
