package dev.rowan.faults;

import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.Project;
import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.session.TransactionOptions;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that write, each transaction a project and a cam of it, until they are told to stop. Half of the writes are tried again by
 * Rowan, as far as that is safe; the other half goes on with the next one.
 */
final class Writers implements AutoCloseable {
    /** How they write. */
    enum Way {
        PLAIN,
        /** A write whose outcome they do not know is repeated: what nobody should do. */
        BLIND,
        /** With a key, by {@code transactionOnce}. */
        ONCE
    }

    static final int THREADS = 8;
    private static final String USER = "writer";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So many writes are done before anything breaks. */
    private static final int WARM = 100;

    private static final TransactionOptions AGAIN = TransactionOptions.DEFAULTS.attempts(3);

    private final EngineCam db;
    private final Ledger ledger = new Ledger();
    private final Way way;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong lastSuccess = new AtomicLong(System.nanoTime());
    private final List<RuntimeException> unexpected = new CopyOnWriteArrayList<>();
    private final AtomicLong slowest = new AtomicLong();
    private volatile boolean stopped;

    private Writers(EngineCam db, Way way) {
        this.db = db;
        this.way = way;
    }

    /** In transactions, on the connections of {@code db}. */
    static Writers start(EngineCam db) {
        return start(db, Way.PLAIN);
    }

    static Writers start(EngineCam db, Way way) {
        if (way == Way.ONCE) {
            db.dsl()
                    .execute("create table rowan_once (key text primary key, run uuid not null, result text,"
                            + " done_at timestamptz not null default now())");
        }
        db.users().insertIfAbsent(NewUser.id(USER).email("writer@example.com"));
        var writers = new Writers(db, way);
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            writers.threads.add(
                    Thread.ofPlatform().name("writer-" + number).daemon().start(() -> writers.write(number)));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (writers.ledger.acknowledged() < WARM && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        return writers;
    }

    Ledger ledger() {
        return ledger;
    }

    /** When a write that began after {@code nanoTime} has succeeded; false when none has within the time. */
    boolean awaitSuccessAfter(long nanoTime, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (lastSuccess.get() < nanoTime) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(500_000);
        }
        return true;
    }

    private void write(int number) {
        long failedSince = 0;
        for (int n = 0; !stopped; n++) {
            String name = number + "." + n;
            TransactionOptions options = n % 2 == 0 ? TransactionOptions.DEFAULTS : AGAIN;
            long start = System.nanoTime();
            try {
                write(name, options);
                ledger.done(name);
                lastSuccess.accumulateAndGet(start, Math::max);
                if (failedSince != 0) {
                    ledger.recovered(System.nanoTime() - failedSince);
                    failedSince = 0;
                }
            } catch (DatabaseFailure e) {
                ledger.failed(name, e);
                failedSince = failedSince == 0 ? System.nanoTime() : failedSince;
                LockSupport.parkNanos(1_000_000);
            } catch (RuntimeException e) {
                unexpected.add(e);
                return;
            }
            if (n % 2 == 0) {
                slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
            }
        }
    }

    private void write(String name, TransactionOptions options) {
        try {
            once(name, options);
        } catch (CommitOutcomeUnknown e) {
            if (way != Way.BLIND) {
                throw e;
            }
            ledger.outcome(e);
            once(name, options);
        }
    }

    private void once(String name, TransactionOptions options) {
        if (way == Way.ONCE) {
            db.with(options).transactionOnce(name, tx -> store(tx, name));
        } else {
            db.with(options).transaction(tx -> store(tx, name));
        }
    }

    private static void store(EngineCam tx, String name) {
        Project project = tx.projects().insert(NewProject.userId(USER).name(name));
        tx.cams()
                .insert(NewCam.projectId(project.id())
                        .name(name)
                        .camType(CamType.INTAKE)
                        .lift(new BigDecimal("9.50"))
                        .duration(240));
    }

    /** Of the writes that are not tried again, in milliseconds. */
    long slowest() {
        return slowest.get() / 1_000_000;
    }

    /**
     * Stops them, and compares what they were told with what is stored.
     *
     * @param title of the fault
     * @param faults how often something broke
     */
    Result stop(String title, long faults, Connection connection) throws SQLException {
        stopped = true;
        int hung = hung(threads, PATIENCE);
        if (!unexpected.isEmpty()) {
            throw unexpected.getFirst();
        }
        return ledger.compare(title, faults, hung, connection);
    }

    /** How many of the threads are still there after {@code patience}, with what they do on the standard error. */
    static int hung(List<Thread> threads, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        int hung = 0;
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                hung++;
                System.err.println(thread + " hangs:");
                Arrays.stream(thread.getStackTrace()).forEach(frame -> System.err.println("    at " + frame));
            }
        }
        return hung;
    }

    @Override
    public void close() {
        stopped = true;
    }
}
