package dev.rowan.session;

import dev.rowan.error.ConnectionLost;
import dev.rowan.error.DatabaseFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Runs a whole transaction again which the server ended for the sake of others, or which was lost before COMMIT. */
final class Attempts {
    /** Serialization failure, deadlock. */
    private static final Set<String> FOR_OTHERS = Set.of("40001", "40P01");

    private static final int FIRST_WAIT_MILLIS = 10;
    private static final int LONGEST_WAIT_MILLIS = 1_000;

    private Attempts() {}

    @FunctionalInterface
    interface Attempt<T extends @Nullable Object, X extends Exception> {
        /** {@code number}: from 1. */
        T run(int number) throws X;
    }

    /** {@code most}: from 1. */
    static <T extends @Nullable Object, X extends Exception> T run(int most, Attempt<T, X> attempt) throws X {
        List<Exception> before = new ArrayList<>();
        while (true) {
            try {
                return attempt.run(before.size() + 1);
            } catch (Exception e) {
                if (before.size() + 1 >= most || !isRepeatable(e) || isInterrupted(before.size())) {
                    before.stream().filter(earlier -> !earlier.equals(e)).forEach(e::addSuppressed);
                    throw TransactionRun.<X>asItself(e);
                }
                before.add(e);
            }
        }
    }

    /** Also where the work has wrapped it. */
    private static boolean isRepeatable(Exception e) {
        int causes = 100; // a chain may be a circle
        for (Throwable t = e; t != null && causes-- > 0; t = t.getCause()) {
            if (t instanceof ConnectionLost
                    || (t instanceof DatabaseFailure failure && FOR_OTHERS.contains(failure.sqlState()))
                    || (t instanceof SQLException sql
                            && sql.getSQLState() != null
                            && FOR_OTHERS.contains(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Waits before the next attempt, for a random time, so that those who met do not meet again. */
    private static boolean isInterrupted(int failed) {
        long most = Math.min(LONGEST_WAIT_MILLIS, (long) FIRST_WAIT_MILLIS << Math.min(failed, 20));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most + 1));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
