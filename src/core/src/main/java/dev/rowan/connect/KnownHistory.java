package dev.rowan.connect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The history of migrations that a build had, when all had run, against that of a database. Where they are equal there is nothing to do, and
 * Flyway, which is most of what opening a database loads, is not asked. Where they differ in anything Flyway says what it is.
 */
final class KnownHistory {
    private KnownHistory() {}

    /** Whether a database has run what the build had run, and nothing else. One round trip, or none where no build tells. */
    static boolean isThatOf(Connection connection, ShippedMigrations migrations) throws SQLException {
        List<String> known = migrations.ran();
        if (known.isEmpty()) {
            return false;
        }
        Map<String, String> ran = new LinkedHashMap<>();
        try (var s = connection.createStatement();
                ResultSet rs = s.executeQuery("select version, checksum, description, type, success from "
                        + migrations.history() + " order by installed_rank")) {
            while (rs.next()) {
                String version = rs.getString(1);
                switch (rs.getString(4)) {
                    case "SQL" -> {
                        String name = version == null ? rs.getString(3) : version + "|";
                        if (!rs.getBoolean(5) || (ran.containsKey(name) && version != null)) {
                            return false;
                        }
                        ran.put(
                                name,
                                line(version, rs.getString(2), rs.getString(3))); // of a repeatable one its last run
                    }
                    case "SCHEMA" -> {}
                    case "BASELINE" -> {
                        if (!"0".equals(version)) { // ours, see MigrationRun
                            return false;
                        }
                    }
                    default -> {
                        return false;
                    }
                }
            }
        }
        Set<String> lines = new HashSet<>(ran.values());
        return lines.size() == known.size() && lines.containsAll(known);
    }

    private static String line(@Nullable String version, @Nullable String checksum, String description) {
        return (version == null ? "" : version) + "|" + (checksum == null ? "" : checksum) + "|" + description;
    }
}
