package dev.rowan.session;

import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.NoConnection;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.QueryTimeout;
import dev.rowan.error.TransientFailure;
import dev.rowan.session.Transactions.ResultWork;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.impl.DefaultConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * One run of work that commits once for its key. When the outcome of COMMIT is unknown it asks on other connections until one of them tells. For
 * one thread.
 *
 * <p>Not by {@code pg_xact_status}: numbers of transactions that a crash has lost are given to others afterwards.
 */
final class OnceRun<T extends @Nullable Object, X extends Exception> {
    /** Longer than an orphaned transaction keeps the key, and than most servers take to start again. */
    private static final Duration ASKS = Duration.ofMinutes(1);

    private static final int LONGEST_WAIT_MILLIS = 500;
    private static final int MOST_CONFLICTS = 10;
    private static final String READ_ONLY = "25006";
    private static final String CANCELLED = "57014";

    private final Session session;
    private final TransactionOptions options;
    private final OnceTable table;
    private final String key;
    private final KeptWork<T, X> work;
    private UUID run = UUID.randomUUID();
    private boolean begun;

    /** {@code result}: of the work of this run; null where another had committed. */
    record Done<T extends @Nullable Object>(
            boolean here, @Nullable Result<T> result, Optional<String> kept) {}

    record Result<T extends @Nullable Object>(T value) {}

    /** The work, and the text of its result, if that is kept. */
    interface KeptWork<T extends @Nullable Object, X extends Exception> extends ResultWork<Session, T, X> {
        @Nullable
        String kept(T result);
    }

    OnceRun(Session session, TransactionOptions options, String key, KeptWork<T, X> work) {
        this.session = session;
        this.options = options;
        this.table = OnceTable.of(session.configuration());
        this.key = key;
        this.work = work;
    }

    Done<T> done() throws X {
        for (int conflicts = 0; ; conflicts++) {
            run = UUID.randomUUID();
            try {
                Optional<Done<T>> done = session.transaction(options, this::in, this::refuseUnlessCommitted);
                if (done.isPresent()) {
                    return done.get();
                }
            } catch (TransientFailure e) {
                if (begun || conflicts == MOST_CONFLICTS) {
                    throw e; // else another has committed the key after the snapshot was taken
                }
            }
        }
    }

    /** Empty when the row was there, and then not: somebody has deleted it. */
    private Optional<Done<T>> in(Session inner) throws X {
        if (!table.take(inner, key, run)) {
            return table.read(inner, key).map(row -> new Done<>(false, null, row.result()));
        }
        begun = true;
        T made = work.run(inner);
        String kept = work.kept(made);
        if (kept != null) {
            table.keep(inner, key, kept);
        }
        return Optional.of(new Done<>(true, new Result<>(made), Optional.ofNullable(kept)));
    }

    /** What became of it, thrown so that the transaction that asks is rolled back and leaves no key. */
    private static final class Answer extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean committed;

        Answer(boolean committed) {
            super(null, null, false, false);
            this.committed = committed;
        }
    }

    /** @throws ConnectionLost when it was rolled back */
    private void refuseUnlessCommitted(CommitOutcomeUnknown unknown) {
        if (!hasCommitted(unknown)) {
            var rolledBack = new ConnectionLost(
                    Session.COMMIT,
                    "the connection broke during COMMIT, and the transaction is rolled back, as its key tells",
                    unknown.sqlException().orElse(null));
            rolledBack.addSuppressed(unknown);
            throw rolledBack;
        }
    }

    private boolean hasCommitted(CommitOutcomeUnknown unknown) {
        if (session.executions().connections() instanceof DefaultConnectionProvider) {
            throw unknown; // there is no other connection
        }
        long start = System.nanoTime();
        for (int failed = 0; ; failed++) {
            try {
                ask();
            } catch (Answer answer) {
                return answer.committed;
            } catch (DatabaseFailure e) {
                boolean over = System.nanoTime() - start > ASKS.toNanos();
                if (over || !mayAnswerLater(e) || isInterrupted(failed)) {
                    unknown.addSuppressed(e);
                    throw unknown;
                }
            }
        }
    }

    private void ask() {
        session.transaction(TransactionOptions.of(options.settings()), inner -> {
            if (table.take(inner, key, UUID.randomUUID())) {
                throw new Answer(false);
            }
            throw new Answer(
                    table.read(inner, key).map(row -> row.run().equals(run)).orElse(false));
        });
    }

    private static boolean mayAnswerLater(DatabaseFailure e) {
        return e instanceof ConnectionLost
                || (e instanceof NoConnection && !e.sqlState().equals(CANCELLED))
                || e instanceof TransientFailure
                || e instanceof QueryTimeout // who holds the key is not gone yet
                || (e instanceof QueryFailed
                        && e.sqlState().equals(READ_ONLY)); // a standby that is about to be promoted
    }

    private static boolean isInterrupted(int failed) {
        try {
            Thread.sleep(ThreadLocalRandom.current()
                    .nextLong(1, Math.min(LONGEST_WAIT_MILLIS, 20L << Math.min(failed, 10))));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
