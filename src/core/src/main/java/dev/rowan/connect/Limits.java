package dev.rowan.connect;

import java.time.Duration;
import java.util.Properties;

/**
 * The driver's properties with a limit on everything that can wait. What the URL sets stays.
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/use/">the driver's connection parameters</a>
 */
final class Limits {
    private Limits() {}

    /** For connections that migrate: the way to the server is limited, what they do there is not. */
    static ConnectionSource unlimitedStatements(DatabaseConfig config, ShippedMigrations migrations) {
        return new ConnectionSource(
                config.jdbcUrl(),
                withLoginLimits(config, migrations),
                Duration.ZERO,
                new SessionSettings(config, migrations.path(), true));
    }

    /** For the pool. */
    static ConnectionSource limitedStatements(DatabaseConfig config, ShippedMigrations migrations) {
        return new ConnectionSource(
                config.jdbcUrl(),
                withLoginLimits(config, migrations),
                socketTimeout(config),
                new SessionSettings(config, migrations.path(), false));
    }

    /**
     * The server cancels at the statement's limit; only when it is gone or frozen does the client have to give up by
     * itself, so twice the limit is soon enough. 0 is for ever.
     */
    private static Duration socketTimeout(DatabaseConfig config) {
        var given = config.driverProperties().getProperty("socketTimeout");
        if (given != null) {
            return Duration.ofSeconds(Long.parseLong(given));
        }
        var limit = config.statementTimeout();
        var twice = limit.multipliedBy(2);
        var more = limit.plusSeconds(10);
        return limit.isZero() ? limit : twice.compareTo(more) > 0 ? twice : more;
    }

    private static Properties withLoginLimits(DatabaseConfig config, ShippedMigrations migrations) {
        var properties = config.driverProperties();
        int connectTimeout = seconds(properties, "connectTimeout", 3);
        int loginTimeout = seconds(properties, "loginTimeout", Math.max(10, connectTimeout));
        // While logging in: the driver gives up after loginTimeout, but the thread that it started only ends with its
        // socket. ConnectionSource replaces it after the login.
        properties.setProperty("socketTimeout", Integer.toString(loginTimeout == 0 ? 0 : loginTimeout + 1));
        properties.putIfAbsent("cancelSignalTimeout", "5");
        properties.putIfAbsent("tcpKeepAlive", "true");
        properties.putIfAbsent("ApplicationName", migrations.artifact());
        // The server's DETAIL repeats values of rows.
        properties.putIfAbsent("logServerErrorDetail", "false");
        return properties;
    }

    private static int seconds(Properties properties, String name, int standard) {
        properties.putIfAbsent(name, Integer.toString(standard));
        return Integer.parseInt(properties.getProperty(name));
    }
}
