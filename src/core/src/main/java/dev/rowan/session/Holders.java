package dev.rowan.session;

import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who holds connections for longer than a statement, for the message that none is to be had; where they are traced, also who holds one for a
 * statement, and where it was taken. Thread-safe.
 */
public final class Holders {
    /** Between a connection and whoever called the facade: jOOQ has the JDK run its transactions. */
    private static final List<String> BETWEEN = List.of("dev.rowan.", "org.jooq.", "java.");

    private final Map<Connection, Holder> held = new ConcurrentHashMap<>();
    private final boolean traced;

    private enum Kind {
        STATEMENT,
        TRANSACTION,
        STREAM
    }

    private record Holder(
            Thread thread, Kind kind, long since, @Nullable Throwable taken) {}

    /**
     * A connection that somebody has.
     *
     * @param thread the name of the thread that took it
     * @param kind {@code statement}, {@code transaction} or {@code stream}
     * @param time for how long
     * @param stack where it was taken, from the caller of the facade on
     */
    public record Held(String thread, String kind, Duration time, List<StackTraceElement> stack) {
        /** Copies. */
        public Held {
            stack = List.copyOf(stack);
        }
    }

    /** A pool that knows who holds its connections. */
    public interface Owner {
        Holders holders();
    }

    /** {@code traced}: whether each is noted, with the place where it was taken. */
    public Holders(boolean traced) {
        this.traced = traced;
    }

    void taken(Connection connection) {
        if (traced) {
            held.put(
                    connection,
                    new Holder(Thread.currentThread(), Kind.STATEMENT, System.nanoTime(), new Throwable("taken here")));
        }
    }

    void transaction(Connection connection) {
        hold(connection, Kind.TRANSACTION);
    }

    void stream(Connection connection) {
        hold(connection, Kind.STREAM);
    }

    private void hold(Connection connection, Kind kind) {
        Holder before = traced ? held.get(connection) : null;
        held.put(
                connection,
                before == null
                        ? new Holder(Thread.currentThread(), kind, System.nanoTime(), null)
                        : new Holder(before.thread(), kind, before.since(), before.taken()));
    }

    void released(Connection connection) {
        if (traced) {
            held.remove(connection);
        }
    }

    void free(Connection connection) {
        held.remove(connection);
    }

    /** How many a thread holds in transactions and streams. */
    public int of(Thread thread) {
        return (int) held.values().stream().filter(h -> h.thread() == thread).count();
    }

    /** Those of which is known where they were taken, the longest first. */
    public List<Held> traced() {
        long now = System.nanoTime();
        return held.values().stream()
                .filter(h -> h.taken() != null)
                .sorted(Comparator.comparingLong(Holder::since))
                .map(h -> new Held(
                        h.thread().getName(),
                        h.kind().name().toLowerCase(Locale.ROOT),
                        Duration.ofNanos(now - h.since()),
                        stack(h.taken())))
                .toList();
    }

    private static List<StackTraceElement> stack(@Nullable Throwable taken) {
        return taken == null
                ? List.of()
                : Arrays.stream(taken.getStackTrace())
                        .dropWhile(frame -> BETWEEN.stream().anyMatch(frame.getClassName()::startsWith))
                        .toList();
    }

    /** How many are held by whom, and what to do about it; empty when all are in use by single statements. */
    String described() {
        List<Holder> holders =
                held.values().stream().filter(h -> h.kind() != Kind.STATEMENT).toList();
        return longest()
                + (holders.isEmpty()
                        ? ""
                        : "; " + count(holders, Kind.TRANSACTION) + " in transactions, " + count(holders, Kind.STREAM)
                                + " in open streams" + help(holders));
    }

    /** Whose stack is known. */
    private String longest() {
        return traced().stream()
                .findFirst()
                .map(h -> "; the longest for " + h.time().toMillis() + " ms by thread " + h.thread() + ", taken at "
                        + h.stack().stream().findFirst().map(String::valueOf).orElse("?"))
                .orElse("");
    }

    private static String help(Collection<Holder> holders) {
        var mine = holders.stream()
                .filter(h -> h.thread() == Thread.currentThread())
                .map(Holder::kind)
                .collect(Collectors.toSet());
        if (mine.contains(Kind.TRANSACTION)) {
            return "\n"
                    + "help: this thread holds one in a transaction: inside of transaction(tx -> ...) use tx, not the"
                    + " database";
        }
        if (mine.contains(Kind.STREAM)) {
            return "\nhelp: this thread holds one in an open stream: close it, or read the rows as a list";
        }
        return count(holders, Kind.STREAM) > 0
                ? "\nhelp: close every stream, by try (var rows = ...)"
                : "\nhelp: keep transactions short, or raise poolSize";
    }

    private static long count(Collection<Holder> holders, Kind kind) {
        return holders.stream().filter(h -> h.kind() == kind).count();
    }
}
