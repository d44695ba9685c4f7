package dev.rowan.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a transaction, which end with it. In the first trip of a new one they travel with BEGIN; a savepoint of one gives
 * back at its end what was set before. For one thread.
 */
final class Settings {
    private final List<Setting> settings;
    private final List<@Nullable String> before = new ArrayList<>();

    Settings(List<Setting> settings) {
        this.settings = settings;
    }

    /**
     * Sets them, in one round trip.
     *
     * @param snapshot whether a new transaction is one read-only snapshot
     * @return whether it is one now
     */
    boolean begin(Connection connection, boolean snapshot) throws SQLException {
        if (settings.isEmpty()) {
            return snapshot && Snapshot.beginIfFirst(connection);
        }
        boolean first = snapshot ? Snapshot.isFirst(connection) : isFirst(connection);
        // the server works off the list from left to right
        String set = settings.stream()
                .map(s -> first
                        ? "pg_catalog.set_config(?, ?, true)"
                        : "pg_catalog.current_setting(?, true), pg_catalog.set_config(?, ?, true)")
                .collect(Collectors.joining(", ", "select ", ""));
        try (PreparedStatement s = connection.prepareStatement(snapshot && first ? Snapshot.SET + "; " + set : set)) {
            int parameter = 1;
            for (Setting setting : settings) {
                if (!first) {
                    s.setString(parameter++, setting.name());
                }
                s.setString(parameter++, setting.name());
                s.setString(parameter++, setting.value());
            }
            boolean rows = s.execute();
            while (!rows && s.getUpdateCount() >= 0) {
                rows = s.getMoreResults();
            }
            if (!first) {
                read(s.getResultSet());
            }
        }
        return snapshot && first;
    }

    /** Where a wrapper hides what the driver knows, it may be a savepoint. */
    private static boolean isFirst(Connection connection) throws SQLException {
        return DriverState.physical(connection) != null && !DriverState.isOpen(connection);
    }

    private void read(ResultSet rs) throws SQLException {
        try (rs) {
            rs.next();
            for (int i = 0; i < settings.size(); i++) {
                before.add(rs.getString(2 * i + 1));
            }
        }
    }

    /** Whether they are set inside of another transaction, which is given back what it had before. */
    boolean goBack() {
        return !before.isEmpty();
    }

    /** Gives it back. Where the work fails, the rollback does it. */
    boolean end(Connection connection) throws SQLException {
        String reset = settings.stream()
                .map(s -> "pg_catalog.set_config(?, ?, true)")
                .collect(Collectors.joining(", ", "select ", ""));
        try (PreparedStatement s = connection.prepareStatement(reset)) {
            for (int i = settings.size() - 1, parameter = 1; i >= 0; i--) { // one named twice has its first value last
                String value = before.get(i);
                s.setString(parameter++, settings.get(i).name());
                s.setString(parameter++, value == null ? "" : value);
            }
            return s.execute();
        }
    }
}
