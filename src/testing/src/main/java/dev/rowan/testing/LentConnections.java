package dev.rowan.testing;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that remembers where each connection was taken. The connections are the source's own, without a wrapper
 * of ours: one is given back when it says that it is closed.
 */
final class LentConnections implements DataSource {
    /** A pool, or whatever else makes connections. */
    @FunctionalInterface
    interface Source {
        Connection connect() throws SQLException;
    }

    private final Source source;
    private final Map<Connection, Lease> leases = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /**
     * One taking of a connection, which a transaction has until its end.
     *
     * @param number grows
     * @param place where it was taken
     */
    record Lease(long number, Thread thread, Throwable place) {}

    LentConnections(Source source) {
        this.source = source;
    }

    /** Where the connections that are still out were taken. */
    Stream<Throwable> kept() {
        dropGivenBack();
        return leases.values().stream().map(Lease::place);
    }

    /** The latest one of this thread that is not given back; null where there is none. */
    @Nullable
    Lease held() {
        Lease latest = null;
        for (Map.Entry<Connection, Lease> each : leases.entrySet()) {
            Lease lease = each.getValue();
            if (lease.thread() == Thread.currentThread()
                    && (latest == null || lease.number() > latest.number())
                    && !isClosed(each.getKey())) {
                latest = lease;
            }
        }
        return latest;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = source.connect();
        dropGivenBack(); // at most as many as the pool has
        Thread thread = Thread.currentThread();
        leases.put(
                connection,
                new Lease(
                        numbers.incrementAndGet(), thread, new Throwable("taken here by thread " + thread.getName())));
        return connection;
    }

    private void dropGivenBack() {
        leases.keySet().removeIf(LentConnections::isClosed);
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException("Connection.isClosed does not fail here", e);
        }
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("a test has one user");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("a test's data source is no wrapper of a " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("no logger");
    }
}
