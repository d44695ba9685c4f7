package dev.rowan.connect;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.rowan.error.ConnectFailed;
import dev.rowan.session.Holders;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How a database is.
 *
 * @param reachable whether the server has answered within the limit
 * @param problem why not, without a value of a row and without a password; null when it has
 * @param time how long that took
 * @param pool its connections; null where they are of no pool that is known
 * @param schema what the history of migrations says beside the jar's; null where nobody knows the jar, or nothing answered
 */
public record Health(
        boolean reachable,
        @Nullable String problem,
        Duration time,
        @Nullable PoolState pool,
        @Nullable SchemaVersion schema) {
    /**
     * The connections of a pool.
     *
     * @param most how many there can be
     * @param total how many there are
     * @param active how many of them somebody has
     * @param idle how many of them nobody has
     * @param waiting how many threads wait for one
     * @param held who has them, the longest first; none unless {@link DatabaseConfig#leakDetection} is on
     */
    public record PoolState(int most, int total, int active, int idle, int waiting, List<Holders.Held> held) {
        /** Copies. */
        public PoolState {
            held = List.copyOf(held);
        }
    }

    /** Whether the server answers and all of the jar's migrations have run. */
    public boolean isUp() {
        return reachable && (schema == null || schema.isCurrent());
    }

    /**
     * For the runtime: asks the server by an idle connection, or beside the pool where that is ours and has none.
     *
     * @param limit for all of it
     */
    public static Health of(DataSource source, Duration limit) {
        if (requireNonNull(limit, "limit is null").isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("limit is " + limit + ", expected more than zero");
        }
        long start = System.nanoTime();
        PoolState pool = pool(source);
        var answer = new CompletableFuture<@Nullable SchemaVersion>();
        Thread asking = Thread.ofVirtual().name("rowan health").start(() -> {
            try {
                answer.complete(ask(source, pool));
            } catch (SQLException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        SchemaVersion schema = null;
        String problem = null;
        try {
            schema = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            problem = "no answer within " + limit.toMillis() + " ms";
        } catch (ExecutionException e) {
            problem = problem(requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            problem = "the thread that asks was interrupted";
            Thread.currentThread().interrupt();
        }
        if (problem != null) {
            asking.interrupt(); // which closes the socket that it waits for
        }
        return new Health(problem == null, problem, Duration.ofNanos(System.nanoTime() - start), pool, schema);
    }

    private static String problem(Throwable e) {
        return e instanceof SQLException || e instanceof ConnectFailed
                ? String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                : e.getClass().getName();
    }

    private static @Nullable SchemaVersion ask(DataSource source, @Nullable PoolState pool) throws SQLException {
        OpenedSource ours = source instanceof OpenedSource opened ? opened : null;
        DataSource beside = ours == null || pool == null || pool.idle() > 0 ? null : ours.besidePool();
        DataSource from = beside == null ? source : beside;
        try (Connection connection = from.getConnection()) {
            if (ours != null) {
                return ShippedSchema.of(source, ours.migrations()).version(connection);
            }
            try (var s = connection.createStatement()) {
                s.execute("select 1");
            }
            return null;
        }
    }

    private static @Nullable PoolState pool(DataSource source) {
        try {
            if (!source.isWrapperFor(HikariDataSource.class)) {
                return null;
            }
            HikariDataSource pool = source.unwrap(HikariDataSource.class);
            HikariPoolMXBean state = pool.getHikariPoolMXBean();
            return state == null || pool.isClosed()
                    ? null
                    : new PoolState(
                            pool.getMaximumPoolSize(),
                            state.getTotalConnections(),
                            state.getActiveConnections(),
                            state.getIdleConnections(),
                            state.getThreadsAwaitingConnection(),
                            pool instanceof Holders.Owner owner
                                    ? owner.holders().traced()
                                    : List.of());
        } catch (SQLException e) {
            return null; // a wrapper that hides it
        }
    }
}
