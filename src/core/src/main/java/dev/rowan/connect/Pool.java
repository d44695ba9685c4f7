package dev.rowan.connect;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.rowan.error.ConnectFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool of connections to a database whose schema is the one that the jar was built for. Thread-safe. */
public final class Pool implements AutoCloseable {
    /** When the way to the server is cut, a caller can meet each idle connection of the pool, and waits this long for each. */
    private static final Duration VALIDATION_LEAST = Duration.ofMillis(250);

    /** For a server that is far away. */
    private static final Duration VALIDATION_MOST = Duration.ofSeconds(1);

    private static final Duration KEEPALIVE_TIME = Duration.ofMinutes(1);
    static final Duration MAX_LIFETIME = Duration.ofMinutes(30);

    private final OpenedSource source;

    private Pool(OpenedSource source) {
        this.source = source;
    }

    /**
     * Connects, brings the schema up to date or checks that it is, and fills a pool.
     *
     * @throws ConnectFailed if any of this fails; nothing stays open then
     */
    public static Pool open(DatabaseConfig config, ShippedMigrations migrations) {
        requireNonNull(config, "config is null");
        var opened = Limits.limitedStatements(config, migrations);
        opened.settings().refuseOtherPath();
        var schema = new SchemaCheck(config, migrations);
        Found found;
        try {
            found = look(config, opened, schema);
        } catch (SQLException e) {
            throw ConnectProblem.of(e, config);
        }
        OpenedSource replica = null;
        try {
            if (!found.asBuilt()) {
                schema.run();
            }
            replica = replica(config, migrations, found.roundTripMillis());
            if (!config.pooled()) {
                return new Pool(new Unpooled(found.connections(), config, migrations, replica));
            }
            HikariConfig settings = settings(config, found.connections(), found.roundTripMillis());
            return new Pool(new ClosingPool(settings, config, migrations, replica));
        } catch (PoolInitializationException e) {
            if (replica != null) {
                replica.close();
            }
            throw ConnectProblem.of(e, config);
        } finally {
            opened.closeKept();
        }
    }

    /**
     * What the first connection tells.
     *
     * @param connections for the pool
     * @param asBuilt whether the schema is known to be that of the jar
     */
    private record Found(ConnectionSource connections, long roundTripMillis, boolean asBuilt) {}

    /** The connection is the first of the pool where nothing has to change for it. */
    private static Found look(DatabaseConfig config, ConnectionSource connections, SchemaCheck schema)
            throws SQLException {
        var first = ServerStart.open(connections, config.waitForServer());
        boolean kept = false;
        try {
            var pooled = config.transactionPooler() || first.before().pooled();
            boolean limited = pooled && connections.settings().needsDriverLimit(first.before());
            if (!pooled) {
                connections.settings().refuseOtherFirst(first.before());
            }
            long roundTrip = roundTripMillis(first.connection());
            boolean asBuilt = schema.isAsBuilt(first.connection());
            if (limited) {
                return new Found(connections.limitedByDriver(config.statementTimeout()), roundTrip, asBuilt);
            }
            if (asBuilt) {
                connections.keep(first.connection());
                kept = true;
            }
            return new Found(connections, roundTrip, asBuilt);
        } finally {
            if (!kept) {
                first.close();
            }
        }
    }

    /** That of the replica, which need not be there; null where the configuration names none. */
    private static @Nullable OpenedSource replica(DatabaseConfig config, ShippedMigrations migrations, long roundTrip) {
        DatabaseConfig other = config.forReplica().orElse(null);
        if (other == null) {
            return null;
        }
        var connections = Limits.limitedStatements(other, migrations);
        connections.settings().refuseOtherPath();
        if (other.transactionPooler()) {
            connections = connections.limitedByDriver(other.statementTimeout());
        }
        if (!other.pooled()) {
            return new Unpooled(connections, other, migrations, null);
        }
        HikariConfig settings = settings(other, connections, roundTrip);
        settings.setPoolName("rowan-replica");
        settings.setInitializationFailTimeout(-1);
        return new ClosingPool(settings, other, migrations, null);
    }

    private static long roundTripMillis(Connection connection) throws SQLException {
        long start = System.nanoTime();
        connection.isValid(0);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** The pool, with autocommit on; it stays usable until {@link #close}. */
    public DataSource dataSource() {
        return source;
    }

    /**
     * Gives nobody a connection any more, and wakes who waits for one. Waits for statements, transactions and streams of other threads, for at most the
     * configuration's {@linkplain DatabaseConfig#closeTimeout limit}. Then closes every connection, also those in use. A second call does nothing.
     */
    @Override
    public void close() {
        source.close();
    }

    private static HikariConfig settings(DatabaseConfig config, ConnectionSource connections, long roundTrip) {
        long connectionTimeout = config.connectionTimeout().toMillis();
        var settings = new HikariConfig();
        settings.setPoolName("rowan");
        settings.setDataSource(connections);
        settings.setMaximumPoolSize(config.poolSize());
        settings.setAutoCommit(true);
        settings.setInitializationFailTimeout(1);
        settings.setConnectionTimeout(connectionTimeout);
        settings.setValidationTimeout(Math.min(
                Math.clamp(4 * roundTrip, VALIDATION_LEAST.toMillis(), VALIDATION_MOST.toMillis()), connectionTimeout));
        settings.setKeepaliveTime(KEEPALIVE_TIME.toMillis());
        settings.setMaxLifetime(MAX_LIFETIME.toMillis());
        settings.setExceptionOverride(new Evictions());
        settings.setLeakDetectionThreshold(config.leakDetection().toMillis());
        return settings;
    }
}
