package dev.rowan.runtime;

import dev.rowan.DatabaseConfig;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The driver's properties with a limit on everything that can wait. What the URL sets stays.
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/use/">the driver's connection parameters</a>
 */
final class Limits {
    /** {@code -c statement_timeout=...} or {@code --statement-timeout=...}; PostgreSQL takes both dashes and underscores. */
    private static final Pattern STATEMENT_TIMEOUT =
            Pattern.compile("(?:-c\\s*|--)statement[_-]timeout\\b", Pattern.CASE_INSENSITIVE);

    private Limits() {}

    /** {@code options}: the startup parameter of this name. */
    static boolean setsStatementTimeout(String options) {
        return STATEMENT_TIMEOUT.matcher(options).find();
    }

    /** For one connection that migrates: the way to the server is limited, what it does there is not. */
    static Connections unlimitedStatements(DatabaseConfig config) {
        return new Connections(config.jdbcUrl(), withLoginLimits(config), Duration.ZERO, Duration.ZERO);
    }

    /** For the pool. */
    static Connections limitedStatements(DatabaseConfig config) {
        var properties = withLoginLimits(config);
        var limit = config.statementTimeout();
        var options = properties.getProperty("options", "");
        // Transaction poolers refuse them (PgBouncer: "unsupported startup parameter"), or would share them.
        if (!config.transactionPooler()) {
            var timeout =
                    limit.isZero() || setsStatementTimeout(options) ? "" : " -c statement_timeout=" + limit.toMillis();
            var given = (options + timeout).strip();
            if (!given.isEmpty()) { // without any, the URL may lead to a pooler that it does not name
                properties.setProperty("options", given + " " + SessionSettings.OPTIONS);
            }
        }
        return new Connections(config.jdbcUrl(), properties, socketTimeout(config), limit);
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

    private static Properties withLoginLimits(DatabaseConfig config) {
        var properties = config.driverProperties();
        int connectTimeout = seconds(properties, "connectTimeout", 3);
        int loginTimeout = seconds(properties, "loginTimeout", Math.max(10, connectTimeout));
        // While logging in: the driver gives up after loginTimeout, but the thread that it started only ends with its
        // socket. Connections replaces it after the login.
        properties.setProperty("socketTimeout", Integer.toString(loginTimeout == 0 ? 0 : loginTimeout + 1));
        properties.putIfAbsent("cancelSignalTimeout", "5");
        properties.putIfAbsent("tcpKeepAlive", "true");
        properties.putIfAbsent("ApplicationName", "rowan");
        // The server's DETAIL repeats values of rows.
        properties.putIfAbsent("logServerErrorDetail", "false");
        return properties;
    }

    private static int seconds(Properties properties, String name, int standard) {
        properties.putIfAbsent(name, Integer.toString(standard));
        return Integer.parseInt(properties.getProperty(name));
    }
}
