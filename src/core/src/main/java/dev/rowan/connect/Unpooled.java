package dev.rowan.connect;

import dev.rowan.session.Holders;
import dev.rowan.session.OwnPool;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A connection for each use, closed after it: for processes that are frozen or end between two of them. Thread-safe. */
final class Unpooled implements OpenedSource, OwnPool {
    private static final long LOOK_MILLIS = 10;

    private final ConnectionSource connections;
    private final ShippedMigrations migrations;
    private final Holders holders;
    private final DatabaseConfig config;
    private final @Nullable OpenedSource replica;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Unpooled(
            ConnectionSource connections,
            DatabaseConfig config,
            ShippedMigrations migrations,
            @Nullable OpenedSource replica) {
        this.connections = connections;
        this.config = config;
        this.migrations = migrations;
        this.holders = new Holders(!config.leakDetection().isZero());
        this.replica = replica;
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuseIfClosed();
        forgetClosed();
        Connection connection = connections.getConnection();
        open.add(connection);
        if (closed) {
            connection.close();
            refuseIfClosed();
        }
        return connection;
    }

    private void refuseIfClosed() throws SQLException {
        if (closed) {
            throw new SQLNonTransientConnectionException("the database is closed");
        }
    }

    /** Whoever had them has closed them. */
    private void forgetClosed() throws SQLException {
        for (Connection each : List.copyOf(open)) {
            if (each.isClosed()) {
                open.remove(each);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            awaitOthers();
            for (Connection each : open) {
                each.abort(Runnable::run);
            }
        } catch (SQLException e) {
            // the driver's are closed without a word
        }
        open.clear();
        if (replica != null) {
            replica.close();
        }
    }

    private void awaitOthers() throws SQLException {
        long start = System.nanoTime();
        forgetClosed();
        while (open.size() > holders.of(Thread.currentThread())
                && System.nanoTime() - start < config.closeTimeout().toNanos()) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            forgetClosed();
        }
    }

    @Override
    public ShippedMigrations migrations() {
        return migrations;
    }

    @Override
    public @Nullable DataSource besidePool() {
        return null;
    }

    @Override
    public Holders holders() {
        return holders;
    }

    @Override
    public @Nullable DataSource replica() {
        return replica;
    }

    @Override
    public Duration replicaWait() {
        return config.replicaWait();
    }

    @Override
    public boolean idsInSql() {
        return connections.idsInSql();
    }

    @Override
    public boolean keysInSettings() {
        return connections.keysInSettings();
    }

    @Override
    public @Nullable String cursorKey() {
        return connections.cursorKey();
    }

    @Override
    public @Nullable String onceTable() {
        return connections.onceTable();
    }

    @Override
    public int connections() {
        return connections.connections();
    }

    @Override
    public Duration statementTimeout() {
        return connections.statementTimeout();
    }

    @Override
    public boolean serverLimits() {
        return connections.serverLimits();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is part of the configuration");
    }

    @Override
    public int getLoginTimeout() {
        return connections.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return connections.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("this is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
