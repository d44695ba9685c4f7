package dev.rowan.session;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.QueryFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * One channel that is listened to, by a platform thread, a daemon: it waits for the server nearly all the time, in the driver, which
 * would pin a virtual one. It has a connection to itself, beside the pool where that is ours. When the connection is lost it takes
 * another, for as long as it is not closed. Thread-safe.
 */
public final class Listener implements AutoCloseable {
    private static final Duration TURN = Duration.ofMillis(200);

    /** After so long without a word it asks the server whether it is there: a cut line says nothing. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration CLOSING = Duration.ofSeconds(1);

    /** How often a pooler is tried: it need not give its only session to the next who asks. */
    private static final int TRIES = 3;

    private final String id;
    private final DataSource source;
    private final @Nullable HikariDataSource pool;
    private final boolean own;
    private final Failures failures;
    private final String channel;
    private final Consumer<String> heard;
    private final Consumer<Instant> missed;
    private final CompletableFuture<Boolean> started = new CompletableFuture<>();
    private final Object lock = new Object();
    private final Thread thread;
    private volatile boolean closed;

    /** What the server's clock said when every message until then had come. */
    private Instant until = Instant.EPOCH;

    private Listener(
            String id,
            DataSource from,
            Failures failures,
            String channel,
            Consumer<String> heard,
            Consumer<Instant> missed) {
        this.id = id;
        this.pool = from instanceof HikariDataSource hikari ? hikari : null;
        this.own = OwnPool.behind(from).isPresent();
        this.source = own && pool != null ? pool.getDataSource() : from;
        this.failures = failures;
        this.channel = channel;
        this.heard = heard;
        this.missed = missed;
        this.thread =
                Thread.ofPlatform().daemon().name("rowan listens to " + channel).unstarted(this::run);
    }

    /**
     * Returns when the server listens.
     *
     * @throws DatabaseFailure when there is no connection, or one that cannot listen
     */
    static Listener start(
            String id,
            DataSource source,
            Failures failures,
            String channel,
            Consumer<String> heard,
            Consumer<Instant> missed) {
        var listener = new Listener(id, source, failures, channel, heard, missed);
        listener.thread.start();
        try {
            listener.started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
        return listener;
    }

    @Override
    public void close() {
        closed = true;
        synchronized (lock) {
            lock.notifyAll();
        }
        if (Thread.currentThread() != thread) {
            boolean interrupted = false;
            try {
                thread.join(CLOSING);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isOver() {
        return closed || (pool != null && pool.isClosed());
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!isOver()) {
            if (hearOnce()) {
                pause = FIRST_PAUSE;
            }
            if (started.isCompletedExceptionally()) {
                return;
            }
            pause = pause(pause);
        }
    }

    /** On one connection, until that is lost or nobody listens any more; whether the server did listen. */
    private boolean hearOnce() {
        Connection connection;
        try {
            connection = source.getConnection();
        } catch (SQLException e) {
            started.completeExceptionally(failures.ofConnection(id, e));
            return false;
        } catch (RuntimeException e) { // ours, of a server that is not what it was
            started.completeExceptionally(e);
            return false;
        }
        boolean listened = false;
        try (connection) {
            try {
                Instant now = listen(connection);
                listened = true;
                Instant since = until;
                until = now;
                started.complete(true);
                guarded(() -> missed.accept(since));
                hear(connection);
            } catch (SQLException | RuntimeException e) {
                leave(connection);
                throw e;
            }
        } catch (SQLException e) { // the server, or the way to it, is gone
            started.completeExceptionally(failures.ofStatement(id, e));
        } catch (RuntimeException e) {
            started.completeExceptionally(e);
        }
        return listened;
    }

    /** A pool may think that it is well, and that nobody listens on it. */
    private void leave(Connection connection) throws SQLException {
        if (pool != null && !own) {
            pool.evictConnection(connection);
        } else {
            connection.abort(Runnable::run);
        }
    }

    /** Waits a little less than it could, so that not all listeners come at once; returns how long to wait the next time. */
    private Duration pause(Duration longest) {
        long millis = longest.toMillis() / 2 + ThreadLocalRandom.current().nextLong(longest.toMillis() / 2 + 1);
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        synchronized (lock) {
            for (long left = millis;
                    !isOver() && left > 0;
                    left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
                try {
                    lock.wait(left);
                } catch (InterruptedException e) {
                    closed = true; // nobody but a closing program interrupts it
                }
            }
        }
        Duration next = longest.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    /** Returns what time it is for the server, which listens from before. */
    private Instant listen(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
        DriverConnection.of(id, connection);
        try (Statement s = connection.createStatement()) {
            if (own && connection.getMetaData().getDatabaseMajorVersion() >= 14) {
                s.execute("set idle_session_timeout = 0");
            }
            s.execute("listen \"" + channel.replace("\"", "\"\"") + "\"");
        }
        refuseSharedSession(connection);
        return now(connection);
    }

    /**
     * Behind a pooler of transactions, LISTEN is of a session that somebody else has the next moment. There a second client is given the
     * same session while this one is not in a transaction.
     *
     * @throws QueryFailed when it is so
     */
    private void refuseSharedSession(Connection connection) throws SQLException {
        int session = session(connection);
        if (session == connection.unwrap(PGConnection.class).getBackendPID()) {
            return; // no pooler
        }
        for (int i = 0; i < TRIES; i++) {
            try (Connection other = source.getConnection()) {
                other.setAutoCommit(false);
                try {
                    if (session(other) == session || session(connection) != session) {
                        throw new QueryFailed(
                                id,
                                "the connection leads to a pooler that gives each transaction another session of the server,"
                                        + " so that no session listens for long"
                                        + "\nhelp: listen on a database of its own, connected past the pooler",
                                null);
                    }
                } finally {
                    other.rollback();
                    other.setAutoCommit(true);
                }
            }
        }
    }

    private static int session(Connection connection) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement("select pg_catalog.pg_backend_pid()");
                ResultSet rs = s.executeQuery()) {
            rs.next();
            return rs.getInt(1);
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement("select pg_catalog.clock_timestamp()");
                ResultSet rs = s.executeQuery()) {
            rs.next();
            return rs.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection driver = connection.unwrap(PGConnection.class);
        long asked = System.nanoTime();
        while (!isOver()) {
            PGNotification[] all = driver.getNotifications((int) TURN.toMillis());
            hand(all);
            if (System.nanoTime() - asked > SILENCE.toNanos()) {
                Instant now = now(connection);
                hand(driver.getNotifications()); // what came with the answer
                until = now;
                asked = System.nanoTime();
            }
        }
        try (Statement s = connection.createStatement()) {
            s.execute("unlisten *"); // it may go back to a pool
        }
    }

    private void hand(PGNotification @Nullable [] all) {
        if (all != null) {
            for (PGNotification one : all) {
                if (!isOver() && one.getName().equals(channel)) {
                    guarded(() -> heard.accept(one.getParameter()));
                }
            }
        }
    }

    /** What a caller's function throws ends nothing: the next message may be a good one. */
    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
