package dev.rowan.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * Which connections of a session and of its transactions have a COPY under way. The driver lets whoever sends something else wait for the
 * end of it, and so for ever a function that the COPY itself calls. Thread-safe.
 */
final class Copying {
    private final Map<BaseConnection, String> under = new ConcurrentHashMap<>();

    /** {@code id}: of the COPY. */
    void begin(String id, Connection connection) throws SQLException {
        BaseConnection physical = DriverState.physical(connection);
        if (physical != null) {
            under.put(physical, id);
        }
    }

    void end(Connection connection) throws SQLException {
        BaseConnection physical = DriverState.physical(connection);
        if (physical != null) {
            under.remove(physical);
        }
    }

    boolean isAny() {
        return !under.isEmpty();
    }

    /**
     * Returns when the connection is free.
     *
     * @throws IllegalStateException when a COPY is under way on it
     */
    void refuse(String id, @Nullable Connection connection) {
        if (under.isEmpty() || connection == null) {
            return;
        }
        String copy;
        try {
            BaseConnection physical = DriverState.physical(connection);
            copy = physical == null ? null : under.get(physical);
        } catch (SQLException e) {
            return; // it is closed, as whoever uses it will see
        }
        if (copy != null) {
            throw new IllegalStateException(
                    id + ": the transaction's connection is busy with " + copy
                            + ", whose progress or stream this is called by"
                            + "\nhelp: send nothing in the same transaction there; use the database itself, or wait for the end of the copy");
        }
    }
}
