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
import org.postgresql.PGConnection;

/**
 * Opens connections with the properties given, and with nothing that a pool thinks it has to change about them (HikariCP
 * sets a login timeout of its own on every data source). Immutable and thread-safe.
 */
final class Connections implements DataSource {
    private final Driver driver;
    private final String jdbcUrl;
    private final Properties properties;
    private final int networkTimeoutMillis;
    private final Duration statementTimeout;

    /**
     * Zero is for ever.
     *
     * @param networkTimeout how long an open connection waits for the server
     * @param statementTimeout how long a statement is meant to take at most
     */
    Connections(String jdbcUrl, Properties properties, Duration networkTimeout, Duration statementTimeout) {
        this.driver = driver(jdbcUrl);
        this.jdbcUrl = jdbcUrl;
        this.properties = properties;
        this.networkTimeoutMillis = (int) Math.min(networkTimeout.toMillis(), Integer.MAX_VALUE);
        this.statementTimeout = statementTimeout;
    }

    Duration statementTimeout() {
        return statementTimeout;
    }

    /** Whether the server was told how long a statement may take. */
    boolean serverLimits() {
        return Limits.setsStatementTimeout(properties.getProperty("options", ""));
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = requireNonNull(driver.connect(jdbcUrl, properties), "the driver does not take its own URL");
        try {
            if (!properties.containsKey("prepareThreshold") && isPooled(connection)) {
                connection.unwrap(PGConnection.class).setPrepareThreshold(0);
            }
            connection.setNetworkTimeout(Runnable::run, networkTimeoutMillis);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Whether somebody between us and the server logged in for us: a pooler gives a number of its own for the session. When it
     * pools by transactions and does not know prepared statements, as PgBouncer before 1.21, a statement that the driver has
     * prepared under a name can run as another client's of that name, and give its rows.
     */
    private static boolean isPooled(Connection connection) throws SQLException {
        try (var s = connection.createStatement();
                var rs = s.executeQuery("select pg_backend_pid()")) {
            return rs.next()
                    && rs.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID();
        }
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
