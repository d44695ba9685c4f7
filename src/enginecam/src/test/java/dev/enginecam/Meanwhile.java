package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What somebody else does between two SELECTs of one string: they stop at a table that is locked until it is done. */
final class Meanwhile implements AutoCloseable {
    /**
     * The session that waits for the lock. Not from {@code pg_stat_activity}, whose sessions are for a whole transaction
     * those of the first look: behind a pooler the read may open one later.
     */
    static final String WAITING = """
            (select pid from pg_locks where not granted and relation is not null
             and database = (select oid from pg_database where datname = current_database()))
            """;

    private final Connection other;

    Meanwhile(TestDatabase database) throws SQLException {
        other = database.connect();
        other.setAutoCommit(false);
    }

    /** What the read gives if, when it reaches the locked table, these statements are executed and committed. */
    <T> T during(Callable<T> read, String lockedTable, String... statements) throws Exception {
        try (Statement s = other.createStatement()) {
            s.execute("lock table " + lockedTable + " in access exclusive mode");
            var task = new FutureTask<>(read);
            Thread.startVirtualThread(task);
            awaitWaiting(s, task);
            for (String statement : statements) {
                s.execute(statement);
            }
            other.commit();
            return task.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static void awaitWaiting(Statement s, FutureTask<?> read) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try (ResultSet rs = s.executeQuery("select exists " + WAITING)) {
                if (rs.next() && rs.getBoolean(1)) {
                    return;
                }
            }
            assertThat(System.nanoTime() < end && !read.isDone())
                    .as(() -> "waits for the lock: " + read)
                    .isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public void close() throws SQLException {
        other.close();
    }
}
