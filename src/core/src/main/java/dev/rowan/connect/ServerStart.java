package dev.rowan.connect;

import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

/** Waits for a server that is about to start. */
final class ServerStart {
    private static final String STARTING = "57P03";
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private ServerStart() {}

    /**
     * Opens a connection, again and again while the server says that it starts, or nothing listens at its port.
     *
     * @param most how long; zero is once
     */
    static ConnectionSource.Opened open(ConnectionSource connections, Duration most) throws SQLException {
        long start = System.nanoTime();
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            try {
                return connections.open();
            } catch (SQLException e) {
                long left = most.minusNanos(System.nanoTime() - start).toMillis();
                if (left <= 0 || !isStarting(e)) {
                    throw e;
                }
                try {
                    Thread.sleep(Math.min(pause, left));
                } catch (InterruptedException interrupt) {
                    Thread.currentThread().interrupt();
                    throw e;
                }
            }
        }
    }

    private static boolean isStarting(SQLException e) {
        return STARTING.equals(e.getSQLState())
                || Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
                        .limit(100)
                        .anyMatch(ConnectException.class::isInstance);
    }
}
