package dev.rowan.spring;

import dev.rowan.session.StatementEvent;
import dev.rowan.session.StatementListener;
import java.time.Duration;
import java.util.Locale;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** Writes statements to the log {@code dev.rowan.statements}: slow ones as warnings. The text has no values. Thread-safe. */
final class StatementLog implements StatementListener {
    private static final Log LOG = LogFactory.getLog("dev.rowan.statements");
    private static final double NANOS_OF_MILLI = 1e6;

    private final boolean all;
    private final long slow;

    StatementLog(boolean all, @Nullable Duration slow) {
        this.all = all;
        this.slow = slow == null ? Long.MAX_VALUE : slow.toNanos();
    }

    @Override
    public void executed(StatementEvent event) {
        if (event.nanos() >= slow) {
            LOG.warn(line("slow: ", event));
        } else if (all) {
            LOG.info(line("", event));
        }
    }

    private static String line(String before, StatementEvent event) {
        var failure = event.failure();
        return String.format(
                Locale.ROOT,
                "%s%s: %s in %.3f ms: %s",
                before,
                event.statementId(),
                failure == null
                        ? event.rows() + (event.rows() == 1 ? " row" : " rows")
                        : failure.getClass().getSimpleName() + " (SQLSTATE " + failure.sqlState() + ")",
                event.nanos() / NANOS_OF_MILLI,
                event.sql().strip().replaceAll("\\s*\\R\\s*", " "));
    }
}
