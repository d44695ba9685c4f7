package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How transactions are run: their isolation, their access mode, limits of time, how often a failed one is run again, and settings of
 * the server. All travel with BEGIN, in one round trip. Immutable and thread-safe.
 *
 * <pre>{@code
 * static final TransactionOptions BOOKING = TransactionOptions.of(Isolation.SERIALIZABLE)
 *         .attempts(5)
 *         .statementTimeout(Duration.ofSeconds(2));
 *
 * db.with(BOOKING).transaction(tx -> ...);
 * }</pre>
 *
 * <p>Inside a transaction, where it would be a savepoint, limits and settings hold for the work and what was there before holds after
 * it. Isolation, access mode and attempts are those of a whole transaction, and are refused there with an {@link IllegalStateException}.
 */
public final class TransactionOptions {
    /** The server's own isolation and limits, one attempt. */
    public static final TransactionOptions DEFAULTS = new TransactionOptions(null, false, false, 1, List.of(), null);

    /** What a transaction sees of others. PostgreSQL's READ UNCOMMITTED is READ COMMITTED. */
    public enum Isolation {
        /** Each statement sees what was committed before it. */
        READ_COMMITTED,
        /** All see what was committed before the first one. What another transaction has changed meanwhile is not changed again: {@code TransientFailure}. */
        REPEATABLE_READ,
        /** As if transactions ran one after the other. Any may end in a {@code TransientFailure}: give it some attempts. */
        SERIALIZABLE;

        private String sql() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final @Nullable Isolation isolation;
    private final boolean readOnly;
    private final boolean deferrable;
    private final int attempts;
    private final List<Setting> settings;
    private final @Nullable Position position;

    private TransactionOptions(
            @Nullable Isolation isolation,
            boolean readOnly,
            boolean deferrable,
            int attempts,
            List<Setting> settings,
            @Nullable Position position) {
        this.isolation = isolation;
        this.readOnly = readOnly;
        this.deferrable = deferrable;
        this.attempts = attempts;
        this.settings = settings;
        this.position = position;
    }

    /** Of an isolation. */
    public static TransactionOptions of(Isolation isolation) {
        return new TransactionOptions(requireNonNull(isolation, "isolation is null"), false, false, 1, List.of(), null);
    }

    /** Of settings of the server. */
    public static TransactionOptions of(List<Setting> settings) {
        return new TransactionOptions(null, false, false, 1, List.copyOf(settings), null);
    }

    /** Nothing can be written. */
    public TransactionOptions readOnly() {
        return new TransactionOptions(isolation, true, deferrable, attempts, settings, position);
    }

    /**
     * SERIALIZABLE, READ ONLY, DEFERRABLE: it may wait when it begins, and from then on it can neither fail for others nor make them
     * fail. For long reports.
     */
    public TransactionOptions deferrable() {
        return new TransactionOptions(Isolation.SERIALIZABLE, true, true, attempts, settings, position);
    }

    /**
     * How often it is begun at most, from 1. The whole work is run again when the server ended the transaction for the sake of others, by a serialization failure
     * or a deadlock, or when the connection was lost before COMMIT; not when the outcome of COMMIT is unknown. Before each further attempt
     * it waits for a random time: up to 10 ms before the second, then twice as long each time, up to one second.
     *
     * <p>The work must do nothing that cannot be repeated but by {@code tx}. What the last attempt throws reaches the caller; what
     * the earlier ones have thrown are its {@linkplain Throwable#getSuppressed suppressed} exceptions.
     */
    public TransactionOptions attempts(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts is " + attempts + ", expected 1 or more");
        }
        return new TransactionOptions(isolation, readOnly, deferrable, attempts, settings, position);
    }

    /** Of each statement, from one millisecond; then it fails with {@code QueryTimeout}: the server's {@code statement_timeout}. */
    public TransactionOptions statementTimeout(Duration limit) {
        return limit("statement_timeout", limit);
    }

    /** Of waiting for a lock, from one millisecond; then the statement fails with {@code TransientFailure}: {@code lock_timeout}. */
    public TransactionOptions lockTimeout(Duration limit) {
        return limit("lock_timeout", limit);
    }

    /**
     * Between two statements, from one millisecond; then the server ends the connection: {@code idle_in_transaction_session_timeout}.
     * It keeps work that hangs elsewhere from holding locks.
     */
    public TransactionOptions idleTimeout(Duration limit) {
        return limit("idle_in_transaction_session_timeout", limit);
    }

    /** Of the whole transaction, from one millisecond; then the server ends the connection: {@code transaction_timeout}, of PostgreSQL 17 and newer. */
    public TransactionOptions transactionTimeout(Duration limit) {
        return limit("transaction_timeout", limit);
    }

    private TransactionOptions limit(String name, Duration limit) {
        long millis = requireNonNull(limit, "limit is null").toMillis();
        if (millis < 1 || millis > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    name + " is " + limit + ", expected from 1 ms to " + Integer.MAX_VALUE + " ms");
        }
        return setting(new Setting(name, millis + "ms"));
    }

    /** With a setting of the server more. Of one that is there already, this value holds. */
    public TransactionOptions setting(Setting setting) {
        List<Setting> all = new ArrayList<>(settings);
        all.add(requireNonNull(setting, "setting is null"));
        return new TransactionOptions(isolation, readOnly, deferrable, attempts, List.copyOf(all), position);
    }

    /**
     * {@code read} goes to the replica of the configuration, which shows what was committed some time ago. Without a replica, where it
     * is not to be had in time, inside a transaction and with SERIALIZABLE, which no replica has, it goes to the primary. So do all
     * attempts but the first. {@code transaction} refuses it with an {@link IllegalArgumentException}.
     */
    public TransactionOptions onReplica() {
        return onReplica(Position.START);
    }

    /**
     * The same, where the read sees what was committed before {@code position} was asked for, such as the caller's own writes. It waits until the replica
     * has come so far, and goes to the primary when that takes too long. One more round trip to the replica, and one for each time that it has to ask again.
     */
    public TransactionOptions onReplica(Position position) {
        return new TransactionOptions(
                isolation, readOnly, deferrable, attempts, settings, requireNonNull(position, "position is null"));
    }

    /** Where a replica must have come, for reads there; null for the primary. */
    @Nullable
    Position position() {
        return position;
    }

    boolean isSerializable() {
        return isolation == Isolation.SERIALIZABLE;
    }

    int attempts() {
        return attempts;
    }

    List<Setting> settings() {
        return settings;
    }

    /** The same as one snapshot that is only read. */
    TransactionOptions snapshot() {
        if (isolation == Isolation.READ_COMMITTED) {
            throw new IllegalArgumentException(
                    "read is one snapshot, which READ_COMMITTED is not\nhelp: use transaction, readOnly() or no isolation");
        }
        return new TransactionOptions(
                isolation == null ? Isolation.REPEATABLE_READ : isolation,
                true,
                deferrable,
                attempts,
                settings,
                position);
    }

    boolean isPlain() {
        return !isOfWhole() && settings.isEmpty();
    }

    /** Whether it says what only a whole transaction can have. */
    boolean isOfWhole() {
        return isolation != null || readOnly || attempts > 1;
    }

    /** What begins it so; null where the server's own defaults hold. */
    @Nullable
    String mode() {
        if (isolation == null && !readOnly) {
            return null;
        }
        List<String> modes = new ArrayList<>();
        if (isolation != null) {
            modes.add("isolation level " + isolation.sql());
        }
        if (readOnly) {
            modes.add("read only");
        }
        if (deferrable) {
            modes.add("deferrable");
        }
        return "set transaction " + String.join(", ", modes);
    }

    /** Without values of settings. */
    @Override
    public String toString() {
        return "TransactionOptions[" + mode() + ", " + attempts + " attempts, " + settings + "]";
    }
}
