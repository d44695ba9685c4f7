package dev.rowan.runtime;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.rowan.DatabaseConfig;
import dev.rowan.error.ConnectFailed;
import java.time.Duration;
import javax.sql.DataSource;

/** A pool of connections to a database whose schema is the one that the jar was built for. Thread-safe. */
public final class Pool implements AutoCloseable {
    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration KEEPALIVE_TIME = Duration.ofMinutes(1);
    private static final Duration MAX_LIFETIME = Duration.ofMinutes(30);

    private final HikariDataSource source;

    private Pool(HikariDataSource source) {
        this.source = source;
    }

    /**
     * Connects, brings the schema up to date or checks that it is, and fills a pool.
     *
     * @throws ConnectFailed if any of this fails; nothing stays open then
     */
    public static Pool open(DatabaseConfig config, ShippedMigrations migrations) {
        new SchemaCheck(config, migrations).run();
        try {
            var source = new HikariDataSource(settings(config));
            checkSettings(source, config);
            return new Pool(source);
        } catch (PoolInitializationException e) {
            throw ConnectProblem.of(e, config);
        }
    }

    private static void checkSettings(HikariDataSource source, DatabaseConfig config) {
        try {
            SessionSettings.check(source, config);
        } catch (ConnectFailed e) {
            source.close();
            throw e;
        }
    }

    /** The pool, with autocommit on; it stays usable until {@link #close}. */
    public DataSource dataSource() {
        return source;
    }

    /** Closes every connection, also those in use; a second call does nothing. */
    @Override
    public void close() {
        source.close();
    }

    private static HikariConfig settings(DatabaseConfig config) {
        long connectionTimeout = config.connectionTimeout().toMillis();
        var settings = new HikariConfig();
        settings.setPoolName("rowan");
        settings.setDataSource(Limits.limitedStatements(config));
        settings.setMaximumPoolSize(config.poolSize());
        settings.setAutoCommit(true);
        settings.setInitializationFailTimeout(1);
        settings.setConnectionTimeout(connectionTimeout);
        settings.setValidationTimeout(Math.min(VALIDATION_TIMEOUT.toMillis(), connectionTimeout));
        settings.setKeepaliveTime(KEEPALIVE_TIME.toMillis());
        settings.setMaxLifetime(MAX_LIFETIME.toMillis());
        settings.setExceptionOverride(new Evictions());
        return settings;
    }
}
