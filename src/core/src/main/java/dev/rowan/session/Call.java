package dev.rowan.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.exception.DataAccessException;
import org.postgresql.core.BaseConnection;

/**
 * Work that runs on a virtual thread of its own, and which connections it has. To cancel it the server is asked to end what they run: an
 * interrupt would close the socket of a virtual thread that waits in the driver, and the connection would be lost. Thread-safe.
 */
final class Call {
    private static final String QUERY_CANCELED = "57014";
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    /** Also held while the server is asked, so that a connection which goes back is not meant any more. */
    private final ReentrantLock lock = new ReentrantLock();

    private final List<Connection> held = new ArrayList<>();
    private boolean waits;
    private boolean cancelled;

    Call(Runnable work) {
        this.thread = Thread.ofVirtual().name("rowan call").unstarted(work);
    }

    Thread thread() {
        return thread;
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    void end() {
        ended.countDown();
    }

    /** Returns when its work has. An interrupt does not change that, and is not lost. */
    void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for its turn, without limit, if it has no connection yet; whether it took one. */
    boolean awaitTurn(Semaphore turns) {
        lock.lock();
        try {
            if (!held.isEmpty()) {
                return false; // else those who have one and wait for a second would wait for each other
            }
            refuseIfCancelled();
            waits = true;
        } finally {
            lock.unlock();
        }
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            thread.interrupt();
            throw refusal();
        } finally {
            waited();
        }
        return true;
    }

    private void waited() {
        lock.lock();
        try {
            waits = false;
            if (cancelled) {
                Thread.interrupted(); // by us, and no matter of the driver's
            }
        } finally {
            lock.unlock();
        }
    }

    void took(Connection connection) {
        lock.lock();
        try {
            held.add(connection);
        } finally {
            lock.unlock();
        }
    }

    void gaveBack(Connection connection) {
        lock.lock();
        try {
            held.removeIf(connection::equals);
        } finally {
            lock.unlock();
        }
    }

    void refuseIfCancelled() {
        lock.lock();
        try {
            if (cancelled) {
                throw refusal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is sent after that. */
    private static DataAccessException refusal() {
        return new DataAccessException("no connection", new SQLException("the call was cancelled", QUERY_CANCELED));
    }

    /** Returns at once. The server is asked until the work has ended: it does nothing for who comes between two statements. */
    void cancel() {
        lock.lock();
        try {
            if (cancelled || hasEnded()) {
                return;
            }
            cancelled = true;
            if (waits) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("rowan cancels").start(this::askServer);
    }

    private void askServer() {
        try {
            for (long pause = FIRST_PAUSE_MILLIS; !hasEnded(); pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
                askOnce();
                if (ended.await(pause, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void askOnce() {
        lock.lock();
        try {
            for (Connection connection : held) {
                cancelQuery(connection);
            }
        } finally {
            lock.unlock();
        }
    }

    private static void cancelQuery(Connection connection) {
        try {
            BaseConnection physical = DriverState.physical(connection);
            if (physical != null) {
                physical.cancelQuery();
            }
        } catch (SQLException e) {
            // it is closed, or the server takes no more connections now: the next time may do
        }
    }
}
