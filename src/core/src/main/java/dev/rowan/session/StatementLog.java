package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A listener that writes a line for each statement, or for each slow one: its id, its rows or its failure, its time, its SQL. Immutable; as
 * thread-safe as the logs.
 *
 * <pre>{@code
 * db.listener(StatementLog.all(log::debug).slow(Duration.ofMillis(200), log::warn));
 * }</pre>
 *
 * <p>Its lines hold no value, unless {@link #withParameterValuesInPlainText} is called.
 */
public final class StatementLog implements StatementListener {
    private static final double NANOS_OF_MILLI = 1e6;

    private final @Nullable Consumer<? super String> all;
    private final @Nullable Consumer<? super String> slow;
    private final long slowNanos;
    private final boolean values;

    private StatementLog(
            @Nullable Consumer<? super String> all,
            @Nullable Consumer<? super String> slow,
            long slowNanos,
            boolean values) {
        this.all = all;
        this.slow = slow;
        this.slowNanos = slowNanos;
        this.values = values;
    }

    /** Of every statement; {@code log} is called on its thread. */
    public static StatementLog all(Consumer<? super String> log) {
        return new StatementLog(requireNonNull(log, "log is null"), null, Long.MAX_VALUE, false);
    }

    /** Of the statements that take so long or longer, and no others. */
    public static StatementLog slowerThan(Duration limit, Consumer<? super String> log) {
        return new StatementLog(null, null, Long.MAX_VALUE, false).slow(limit, log);
    }

    /** The same, which hands statements that take so long or longer to {@code log} in place of the other one. */
    public StatementLog slow(Duration limit, Consumer<? super String> log) {
        return new StatementLog(
                all,
                requireNonNull(log, "log is null"),
                requireNonNull(limit, "limit is null").toNanos(),
                values);
    }

    /**
     * The same with the values of all parameters. They hold what the rows hold: names, addresses, hashes of passwords, tokens. Who reads
     * the log reads them. For development; nothing else switches it on.
     */
    public StatementLog withParameterValuesInPlainText() {
        return new StatementLog(all, slow, slowNanos, true);
    }

    @Override
    public boolean takesParameterValues() {
        return values;
    }

    @Override
    public StatementListener started(StatementStart start) {
        return values ? event -> write(event, start.parameterValues()) : this;
    }

    @Override
    public void executed(StatementEvent event) {
        write(event, List.of());
    }

    private void write(StatementEvent event, List<@Nullable String> parameters) {
        if (slow != null && event.nanos() >= slowNanos) {
            slow.accept("slow: " + line(event, parameters));
        } else if (all != null) {
            all.accept(line(event, parameters));
        }
    }

    private static String line(StatementEvent event, List<@Nullable String> parameters) {
        return String.format(
                Locale.ROOT,
                "%s: %s in %.3f ms: %s%s",
                event.statementId(),
                outcome(event),
                event.nanos() / NANOS_OF_MILLI,
                oneLine(event.sql()),
                parameters.isEmpty()
                        ? ""
                        : parameters.stream()
                                .map(StatementLog::quoted)
                                .collect(Collectors.joining(", ", " <- (", ")")));
    }

    private static String outcome(StatementEvent event) {
        var failure = event.failure();
        return failure == null
                ? event.rows() + (event.rows() == 1 ? " row" : " rows")
                : failure.getClass().getSimpleName() + " (SQLSTATE " + failure.sqlState() + ")";
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "null" : "'" + oneLine(value) + "'";
    }

    /** A value with a line break in it must not look like another line of the log. */
    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
