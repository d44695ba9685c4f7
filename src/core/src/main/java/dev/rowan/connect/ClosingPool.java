package dev.rowan.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.rowan.session.Holders;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * HikariCP's pool, whose {@link #close} wakes the threads that wait for a connection, and waits for those that have one. HikariCP does neither:
 * the first wait until their time is over, and the second are cut off. Thread-safe.
 */
final class ClosingPool extends HikariDataSource implements OpenedSource {
    private static final long LOOK_MILLIS = 10;

    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        boolean woken;
    }

    private final HikariPool pool;
    /** Also the lock of itself and of {@link #closing}. */
    private final Set<Waiter> waiters = new HashSet<>();

    private final ShippedMigrations migrations;
    private final Holders holders;
    private final Duration closeTimeout;
    private final @Nullable OpenedSource replica;
    private final Duration replicaWait;
    private volatile boolean closing;

    /** {@code replica}: a pool of connections to a replica, which it closes too. */
    ClosingPool(
            HikariConfig settings,
            DatabaseConfig config,
            ShippedMigrations migrations,
            @Nullable OpenedSource replica) {
        super(settings);
        this.migrations = migrations;
        this.holders = new Holders(!config.leakDetection().isZero());
        this.closeTimeout = config.closeTimeout();
        this.pool = (HikariPool) getHikariPoolMXBean();
        this.replica = replica;
        this.replicaWait = config.replicaWait();
    }

    @Override
    public @Nullable DataSource replica() {
        return replica;
    }

    @Override
    public Duration replicaWait() {
        return replicaWait;
    }

    @Override
    public ShippedMigrations migrations() {
        return migrations;
    }

    @Override
    public @Nullable DataSource besidePool() {
        return getDataSource();
    }

    @Override
    public Holders holders() {
        return holders;
    }

    /** Only who has to wait is written down, so that an idle connection costs what it costs in HikariCP. */
    @Override
    public Connection getConnection() throws SQLException {
        if (!closing && !isClosed() && pool.getThreadsAwaitingConnection() == 0) {
            try {
                return pool.getConnection(0);
            } catch (SQLTransientConnectionException e) {
                // none is idle, or it had died
            }
        }
        return waited();
    }

    private Connection waited() throws SQLException {
        Waiter waiter = enter();
        Connection connection = null;
        SQLException failure = null;
        boolean woken = false;
        try {
            connection = pool.getConnection();
        } catch (SQLException e) {
            failure = e;
        } finally {
            woken = leave(waiter);
        }
        if (woken) {
            closeLate(connection);
            throw closed();
        }
        if (connection == null) {
            throw failure == null ? closed() : failure;
        }
        return connection;
    }

    private Waiter enter() throws SQLException {
        var waiter = new Waiter();
        synchronized (waiters) {
            if (closing) {
                throw closed();
            }
            waiters.add(waiter);
        }
        return waiter;
    }

    /** Whether {@link #close} woke it; it is then interrupted no more. */
    private boolean leave(Waiter waiter) {
        synchronized (waiters) {
            waiters.remove(waiter);
            if (waiter.woken) {
                Thread.interrupted();
            }
            return waiter.woken;
        }
    }

    private static void closeLate(@Nullable Connection connection) throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private static SQLException closed() {
        return new SQLNonTransientConnectionException("the database is closed");
    }

    @Override
    public void close() {
        synchronized (waiters) {
            closing = true;
            for (Waiter waiter : waiters) {
                waiter.woken = true;
                waiter.thread.interrupt();
            }
            waiters.clear();
        }
        awaitOthers();
        if (replica != null) {
            replica.close();
        }
        super.close();
    }

    /** Nobody gets a connection any more. Those of this thread will not go back while it is here. */
    private void awaitOthers() {
        long start = System.nanoTime();
        while (!isClosed()
                && pool.getActiveConnections() > holders.of(Thread.currentThread())
                && System.nanoTime() - start < closeTimeout.toNanos()) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
