package dev.rowan.spring;

import dev.rowan.session.StatementLog;
import java.time.Duration;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Statements in the log {@code dev.rowan.statements}: slow ones as warnings. */
final class StatementLogs {
    private static final Log LOG = LogFactory.getLog("dev.rowan.statements");

    private StatementLogs() {}

    static StatementLog of(RowanProperties properties) {
        Duration slow = properties.slowStatement();
        StatementLog log;
        if (slow == null) {
            log = StatementLog.all(LOG::info);
        } else {
            log = properties.logStatements()
                    ? StatementLog.all(LOG::info).slow(slow, LOG::warn)
                    : StatementLog.slowerThan(slow, LOG::warn);
        }
        return properties.logParameterValuesInPlainText() ? log.withParameterValuesInPlainText() : log;
    }
}
