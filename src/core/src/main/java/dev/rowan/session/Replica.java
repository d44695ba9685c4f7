package dev.rowan.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a server that repeats what the primary does, some time later. Thread-safe.
 *
 * <p>A server applies the commit of a transaction before it says that it has replayed it. So a snapshot that is taken after the answer shows
 * it; one that is taken by the statement that asks may not, which is why the question comes before BEGIN.
 */
final class Replica {
    /** Also true of a server that is none, such as a replica that was promoted. */
    private static final String HAS_REPLAYED = "select not pg_catalog.pg_is_in_recovery()"
            + " or coalesce(pg_catalog.pg_last_wal_replay_lsn() >= ?::pg_catalog.pg_lsn, false)";

    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 16_000_000;

    /** After it was not to be had, or too far behind, nobody waits for it for so long. */
    private static final long REST_NANOS = Duration.ofSeconds(1).toNanos();

    private final PoolConnections connections;
    private final long mostNanos;
    private final AtomicLong absentUntil = new AtomicLong(System.nanoTime());
    private final AtomicLong behindUntil = new AtomicLong(System.nanoTime());

    private Replica(DataSource source, Duration most) {
        this.connections = new PoolConnections(source);
        this.mostNanos = most.toNanos();
    }

    /** {@code most}: how long a read waits. */
    static Replica of(DataSource source, Duration most) {
        return new Replica(source, most);
    }

    /** That of a DataSource of ours; null where it has none. */
    static @Nullable Replica behind(DataSource source) {
        if (source instanceof Replicated ours) {
            DataSource replica = ours.replica();
            return replica == null ? null : new Replica(replica, ours.replicaWait());
        }
        return null;
    }

    /** A connection to a server that has replayed what was before a position, to be released; null where none is to be had in time. */
    @Nullable
    Connection after(Position position) {
        boolean anything = position.equals(Position.START);
        long start = System.nanoTime();
        if (start - absentUntil.get() < 0 || (!anything && start - behindUntil.get() < 0)) {
            return null;
        }
        Connection connection;
        try {
            connection = connections.acquire();
        } catch (DataAccessException e) {
            absentUntil.set(System.nanoTime() + REST_NANOS);
            return null;
        }
        boolean there = false;
        try {
            there = anything || awaitReplay(connection, position, start + mostNanos);
        } catch (SQLException e) {
            absentUntil.set(System.nanoTime() + REST_NANOS);
        } finally {
            if (!there) {
                connections.release(connection);
            }
        }
        return there ? connection : null;
    }

    void release(Connection connection) {
        connections.release(connection);
    }

    private boolean awaitReplay(Connection connection, Position position, long end) throws SQLException {
        long pause = FIRST_PAUSE_NANOS;
        try (PreparedStatement s = connection.prepareStatement(HAS_REPLAYED)) {
            s.setString(1, position.lsn());
            while (!isTrue(s)) {
                if (System.nanoTime() + pause - end > 0
                        || Thread.currentThread().isInterrupted()) {
                    behindUntil.set(System.nanoTime() + REST_NANOS);
                    return false;
                }
                LockSupport.parkNanos(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            }
        }
        return true;
    }

    private static boolean isTrue(PreparedStatement s) throws SQLException {
        try (ResultSet rs = s.executeQuery()) {
            return rs.next() && rs.getBoolean(1);
        }
    }
}
