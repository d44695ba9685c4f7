package dev.rowan.runtime;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections with the properties given, and with nothing that a pool thinks it has to change about them (HikariCP
 * sets a login timeout of its own on every data source). Immutable and thread-safe.
 */
final class Connections implements DataSource {
    private final Driver driver;
    private final String jdbcUrl;
    private final Properties properties;
    private final int networkTimeoutMillis;

    /** {@code networkTimeout}: how long an open connection waits for the server; zero is for ever. */
    Connections(String jdbcUrl, Properties properties, Duration networkTimeout) {
        this.driver = driver(jdbcUrl);
        this.jdbcUrl = jdbcUrl;
        this.properties = properties;
        this.networkTimeoutMillis = (int) Math.min(networkTimeout.toMillis(), Integer.MAX_VALUE);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = requireNonNull(driver.connect(jdbcUrl, properties), "the driver does not take its own URL");
        connection.setNetworkTimeout(Runnable::run, networkTimeoutMillis);
        return connection;
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
