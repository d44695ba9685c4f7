package dev.rowan.review.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees the locks of a statement that is a transaction of its own, or several, and lets them go before it returns.
 *
 * <p>A transaction that has written to all tables is open when the statement begins, and ends as soon as the statement is seen to wait for
 * it. So a lock that stops writers, and the wait of CONCURRENTLY, last long enough to be seen. Used by one thread.
 */
final class LockSampler implements AutoCloseable {
    private final Connection writer;
    private final Connection watcher;
    private final Set<Observer.Held> seen = new HashSet<>();
    private volatile boolean over;
    private volatile @Nullable SQLException failure;
    private @Nullable Thread thread;

    LockSampler(Connection writer, Connection watcher) {
        this.writer = writer;
        this.watcher = watcher;
    }

    /** @param tables quoted, that the writer takes */
    void start(int pid, Collection<String> tables) throws SQLException {
        seen.clear();
        over = false;
        failure = null;
        writer.setAutoCommit(false);
        if (!tables.isEmpty()) {
            try (var s = writer.createStatement()) {
                s.execute("lock table only " + String.join(", only ", tables) + " in row exclusive mode");
            }
        }
        thread = Thread.ofPlatform().daemon().name("rowan-locks").start(() -> sample(pid));
    }

    private void sample(int pid) {
        boolean writing = true;
        try (PreparedStatement locks = new Observer(watcher).preparedLocks(pid);
                PreparedStatement waits =
                        watcher.prepareStatement("select from pg_locks where pid = ? and not granted limit 1")) {
            waits.setInt(1, pid);
            while (!over) {
                seen.addAll(Observer.read(locks));
                if (writing && isWaiting(waits)) {
                    seen.addAll(Observer.read(locks));
                    writer.rollback();
                    writing = false;
                }
            }
            if (writing) {
                writer.rollback();
            }
        } catch (SQLException e) {
            failure = e;
        }
    }

    private static boolean isWaiting(PreparedStatement waits) throws SQLException {
        try (ResultSet rows = waits.executeQuery()) {
            return rows.next();
        }
    }

    /** Ends it: what was seen. */
    Set<Observer.Held> stop() throws SQLException {
        close();
        if (failure != null) {
            throw failure;
        }
        return Set.copyOf(seen);
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        over = true;
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }
}
