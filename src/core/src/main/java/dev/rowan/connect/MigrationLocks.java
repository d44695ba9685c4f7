package dev.rowan.connect;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;

/**
 * How migrations wait for locks. A statement that waits for an exclusive lock makes all who come after it wait too, readers among them. So it waits
 * for a short time, gives up, lets them pass, and tries again.
 *
 * @param timeout for each lock; zero is for ever
 * @param attempts from 1
 */
record MigrationLocks(Duration timeout, int attempts) {
    static final MigrationLocks STANDARD = new MigrationLocks(Duration.ofSeconds(2), 10);

    private static final String NOT_HAD = "55P03";
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private static final String OLDEST =
            "select pid, coalesce(application_name, ''), coalesce(state, ''), extract(epoch from now() - xact_start)::bigint"
                    + " from pg_catalog.pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null"
                    + " order by xact_start limit 3";

    MigrationLocks {
        if (requireNonNull(timeout, "timeout is null").isNegative() || timeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the timeout is " + timeout + ", expected zero or more");
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts is " + attempts + ", expected 1 or more");
        }
    }

    /** Whether a migration failed because it did not get a lock in time. */
    static boolean isNotHad(FlywayException e) {
        return Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
                .limit(100)
                .anyMatch(t -> t instanceof SQLException sql && NOT_HAD.equals(sql.getSQLState()));
    }

    /** Lets pass who has waited behind it: for a random time, longer after each attempt. Whether the thread was not interrupted. */
    static boolean pause(int attempt) {
        long most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Who may be in the way, in words; empty where nobody is, or nobody tells. */
    static String oldestTransactions(MigrationTarget target) {
        List<String> oldest = new ArrayList<>();
        try (Connection connection = target.connect();
                var s = connection.createStatement();
                ResultSet rs = s.executeQuery(OLDEST)) {
            while (rs.next()) {
                oldest.add("process " + rs.getInt(1) + " of \"" + rs.getString(2) + "\", " + rs.getString(3) + ", for "
                        + rs.getLong(4) + " s");
            }
        } catch (SQLException e) {
            return "";
        }
        return oldest.isEmpty() ? "" : "; the oldest transactions: " + String.join("; ", oldest);
    }
}
