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
    private final boolean ofWhole;
    private final @Nullable String mode;
    private final List<@Nullable String> before = new ArrayList<>();

    /** {@code snapshot}: whether a new transaction is one that is only read. */
    Settings(TransactionOptions options, boolean snapshot) {
        this.settings = options.settings();
        this.ofWhole = options.isOfWhole();
        this.mode = snapshot ? options.snapshot().mode() : options.mode();
    }

    /** What the first statement of a new transaction can tell the server with itself; null where that takes a trip of its own, or none. */
    @Nullable
    String withFirst() {
        return settings.isEmpty() ? mode : null;
    }

    /**
     * Sets them, in one round trip, or in none where there are none.
     *
     * @throws IllegalStateException when what is of a whole transaction is asked for inside of one
     */
    void begin(Connection connection) throws SQLException {
        boolean first = mode == null ? isFirst(connection) : Snapshot.isFirst(connection);
        if (ofWhole && !first) {
            throw new IllegalStateException(
                    "isolation, access mode and attempts are those of a whole transaction, and this is inside of one"
                            + "\nhelp: give them to the transaction that begins; inside, limits and settings can be others");
        }
        String begin = first ? mode : null;
        if (settings.isEmpty()) {
            if (begin != null) {
                try (var s = connection.createStatement()) {
                    s.execute(begin);
                }
            }
            return;
        }
        // the server works off the list from left to right
        String set = settings.stream()
                .map(s -> first
                        ? "pg_catalog.set_config(?, ?, true)"
                        : "pg_catalog.current_setting(?, true), pg_catalog.set_config(?, ?, true)")
                .collect(Collectors.joining(", ", "select ", ""));
        try (PreparedStatement s = connection.prepareStatement(begin == null ? set : begin + "; " + set)) {
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
