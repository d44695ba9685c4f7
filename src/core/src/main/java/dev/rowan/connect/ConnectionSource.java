package dev.rowan.connect;

import static java.util.Objects.requireNonNull;

import dev.rowan.session.OwnPool;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Opens connections with the properties given, and with nothing that a pool thinks it has to change about them (HikariCP
 * sets a login timeout of its own on every data source). Each session is told what the build took for granted; behind a pooler
 * it is asked. Thread-safe.
 */
final class ConnectionSource implements DataSource, OwnPool {
    private final Driver driver;
    private final String jdbcUrl;
    private final Properties properties;
    private final int networkTimeoutMillis;
    private final SessionSettings settings;
    private final Duration driverLimit;

    /** Given to whoever asks first. */
    private final AtomicReference<@Nullable Connection> first = new AtomicReference<>();

    /** @param networkTimeout how long an open connection waits for the server; zero is for ever */
    ConnectionSource(String jdbcUrl, Properties properties, Duration networkTimeout, SessionSettings settings) {
        this(driver(jdbcUrl), jdbcUrl, properties, networkTimeout, settings, Duration.ZERO);
    }

    private ConnectionSource(
            Driver driver,
            String jdbcUrl,
            Properties properties,
            Duration networkTimeout,
            SessionSettings settings,
            Duration driverLimit) {
        this.driver = driver;
        this.jdbcUrl = jdbcUrl;
        this.properties = properties;
        this.networkTimeoutMillis = (int) Math.min(networkTimeout.toMillis(), Integer.MAX_VALUE);
        this.settings = settings;
        this.driverLimit = driverLimit;
    }

    /** The same, whose statements the driver cancels when they take longer. */
    ConnectionSource limitedByDriver(Duration limit) {
        var changed = new Properties();
        changed.putAll(properties);
        long seconds = Math.max(1, limit.plusMillis(999).toSeconds());
        changed.setProperty("queryTimeout", Long.toString(Math.min(seconds, Integer.MAX_VALUE / 1000)));
        return new ConnectionSource(driver, jdbcUrl, changed, Duration.ofMillis(networkTimeoutMillis), settings, limit);
    }

    /** From now on it gives this connection of its own to whoever asks first, in place of opening another. */
    void keep(Connection open) {
        first.set(open);
    }

    /** Closes what nobody has asked for. */
    void closeKept() {
        Connection kept = first.getAndSet(null);
        if (kept != null) {
            try {
                kept.close();
            } catch (SQLException e) {
                // it is gone
            }
        }
    }

    SessionSettings settings() {
        return settings;
    }

    @Override
    public @Nullable String cursorKey() {
        return settings.config().cursorKey();
    }

    @Override
    public boolean keysInSettings() {
        return settings.config().keysInSettings();
    }

    @Override
    public int connections() {
        return settings.config().poolSize();
    }

    @Override
    public @Nullable String onceTable() {
        return settings.config().onceTable();
    }

    @Override
    public boolean idsInSql() {
        return settings.config().idsInSql();
    }

    @Override
    public Duration statementTimeout() {
        return settings.config().statementTimeout();
    }

    @Override
    public boolean serverLimits() {
        return driverLimit.isZero();
    }

    /** A connection, and what its session was before it was told anything. To be closed. */
    record Opened(Connection connection, SessionState before) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection kept = first.getAndSet(null);
        return kept == null ? open().connection() : kept;
    }

    /** @throws dev.rowan.error.ConnectFailed if it is a pooler's session with other settings */
    Opened open() throws SQLException {
        var connection = requireNonNull(driver.connect(jdbcUrl, properties), "the driver does not take its own URL");
        boolean ready = false;
        try {
            var before = start(connection);
            connection.setNetworkTimeout(Runnable::run, networkTimeoutMillis);
            ready = true;
            return new Opened(connection, before);
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    /**
     * When a pooler pools by transactions and does not know prepared statements, as PgBouncer before 1.21, a statement that the
     * driver has prepared under a name can run as another client's of that name, and give its rows.
     */
    private SessionState start(Connection connection) throws SQLException {
        var driverConnection = connection.unwrap(PGConnection.class);
        int prepareThreshold = driverConnection.getPrepareThreshold();
        driverConnection.setPrepareThreshold(0);
        var before = SessionState.of(connection, settings.path());
        if (before.pooled() || settings.config().transactionPooler()) {
            settings.refuseOthers(before);
            if (properties.containsKey("prepareThreshold")) {
                driverConnection.setPrepareThreshold(prepareThreshold);
            }
        } else {
            settings.set(connection, before);
            driverConnection.setPrepareThreshold(prepareThreshold);
        }
        return before;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is part of the configuration");
    }

    @Override
    public int getLoginTimeout() {
        return Integer.parseInt(properties.getProperty("loginTimeout", "0"));
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
        return driver.getParentLogger();
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

    private static Driver driver(String jdbcUrl) {
        try {
            return DriverManager.getDriver(jdbcUrl);
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL JDBC driver is not on the class path", e);
        }
    }
}
