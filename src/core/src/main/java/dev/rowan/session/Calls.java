package dev.rowan.session;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.session.Transactions.ResultWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * The calls that run on virtual threads of their own, on the connections of one DataSource. As many as it has connections use one at a
 * time; the others wait for their turn, in order. Thread-safe.
 */
public final class Calls {
    private static final String ID = "async";

    private final Map<Thread, Call> running = new ConcurrentHashMap<>();
    private final Map<Connection, Holding> holding = new ConcurrentHashMap<>();
    private final Semaphore turns;

    private record Holding(Call call, boolean turn) {}

    /** Connections that calls can be made on. */
    interface Source extends ConnectionProvider {
        /** Null where threads cannot have a connection each. */
        @Nullable
        Calls calls();
    }

    Calls(DataSource source) {
        this.turns = new Semaphore(connections(source), true);
    }

    private static int connections(DataSource source) {
        OwnPool own = OwnPool.behind(source).orElse(null);
        if (own != null) {
            return own.connections();
        }
        try {
            return source.isWrapperFor(HikariDataSource.class)
                    ? source.unwrap(HikariDataSource.class).getMaximumPoolSize()
                    : Integer.MAX_VALUE;
        } catch (SQLException | RuntimeException e) {
            return Integer.MAX_VALUE; // a wrapper that hides it
        }
    }

    /** Runs the work on a virtual thread; whoever completes the future before it has ended cancels it. */
    public static <T extends @Nullable Object> CompletableFuture<T> start(
            Session session, ResultWork<Session, T, ? extends Exception> work) {
        var future = new CompletableFuture<T>();
        of(session).start(session, work, future);
        return future;
    }

    /**
     * Runs the work on a virtual thread and waits for it. An interrupt of the caller cancels the work.
     *
     * @throws InterruptedException when the work has ended
     */
    public static <T extends @Nullable Object, X extends Exception> T interruptibly(
            Session session, ResultWork<Session, T, X> work) throws X, InterruptedException {
        var future = new CompletableFuture<T>();
        Call call = of(session).start(session, work, future);
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            call.awaitEnd();
            throw e;
        } catch (ExecutionException e) {
            throw TransactionRun.<X>asItself(e.getCause() == null ? e : e.getCause());
        }
    }

    private static Calls of(Session session) {
        session.refuseIfAsked(ID);
        Calls calls = session.executions().connections() instanceof Source source ? source.calls() : null;
        if (calls == null) {
            throw new IllegalStateException(ID
                    + ": a call needs a connection of its own, and here is one for all: that of a transaction or of a"
                    + " caller\nhelp: call it on the database, outside of transactions, opened on a DataSource");
        }
        return calls;
    }

    private <T extends @Nullable Object> Call start(
            Session session, ResultWork<Session, T, ? extends Exception> work, CompletableFuture<T> future) {
        var started = new CompletableFuture<Call>();
        var call = new Call(() -> run(started.join(), session, work, future));
        running.put(call.thread(), call);
        var unused = future.whenComplete((result, thrown) -> call.cancel());
        started.complete(call);
        call.thread().start();
        return call;
    }

    private <T extends @Nullable Object> void run(
            Call call, Session session, ResultWork<Session, T, ? extends Exception> work, CompletableFuture<T> future) {
        T made;
        try {
            made = work.run(session);
        } catch (Throwable t) {
            end(call);
            future.completeExceptionally(t);
            return;
        }
        end(call);
        future.complete(made);
    }

    private void end(Call call) {
        running.remove(call.thread());
        call.end();
    }

    /** That of this thread; null where it is no call's. */
    @Nullable
    Call current() {
        return running.isEmpty() ? null : running.get(Thread.currentThread());
    }

    /** A connection for a call, when it is its turn. */
    Connection acquire(Call call, Supplier<? extends @Nullable Connection> from) {
        boolean turn = call.awaitTurn(turns);
        Connection connection = null;
        try {
            call.refuseIfCancelled();
            connection = from.get();
        } finally {
            if (connection == null && turn) {
                turns.release();
            }
        }
        if (connection == null) {
            throw new IllegalStateException("the connection provider gave no connection");
        }
        call.took(connection);
        holding.put(connection, new Holding(call, turn));
        return connection;
    }

    /** Before it goes back: from then on it is not the call's. */
    void released(Connection connection) {
        if (!holding.isEmpty()) {
            Holding held = holding.remove(connection);
            if (held != null) {
                held.call().gaveBack(connection);
                if (held.turn()) {
                    turns.release();
                }
            }
        }
    }

    /** Before something is sent on a connection that the call has had for a while. */
    static void refuseIfCancelled(ConnectionProvider connections) {
        Calls calls = connections instanceof Source source ? source.calls() : null;
        Call call = calls == null ? null : calls.current();
        if (call != null) {
            call.refuseIfCancelled();
        }
    }
}
