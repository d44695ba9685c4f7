package dev.rowan.session;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.conf.Settings;

/**
 * How long a string of several SELECTs may take by the driver's clock, which has a thread of its own to be told of each string:
 * about a twentieth of the client's work for 200 rows. So only where nothing else would end it.
 *
 * @param seconds 1 or more
 * @param always whether the server has not been told a limit, or a shorter one is wished; else only for strings that
 *     are large enough that driver and server can wait for each other, which neither the server's limit nor the socket's ends
 */
record GraphLimit(int seconds, boolean always) {
    /** Where nobody has set a limit. */
    private static final int SECONDS = 60;

    /** Bytes that any socket takes at once, so that the driver goes on to read. */
    private static final int SMALL = 8 * 1024;

    /**
     * Before {@code statement_timeout} of the same length: once that has struck, a server that waits for the driver, which
     * waits for the server, cannot be cancelled any more.
     */
    static GraphLimit of(DataSource source) {
        return OwnPool.behind(source)
                .filter(ours -> !ours.statementTimeout().isZero())
                .map(ours -> new GraphLimit(
                        (int) Math.max(1, ours.statementTimeout().toSeconds() - 1), !ours.serverLimits()))
                .orElse(new GraphLimit(SECONDS, false));
    }

    /** What jOOQ is told for its own statements. */
    static GraphLimit of(Settings settings) {
        Integer seconds = settings.getQueryTimeout();
        return seconds == null || seconds <= 0 ? new GraphLimit(SECONDS, false) : new GraphLimit(seconds, true);
    }

    /**
     * A shorter limit stays, such as Spring's of its transaction. Rows come all at once, whatever {@code defaultRowFetchSize}
     * says, which would cost further round trips.
     *
     * @param bytes of its SQL and parameters
     */
    void set(PreparedStatement s, long bytes) throws SQLException {
        if (always || bytes > SMALL) {
            StatementLimit.set(s, 1_000L * seconds);
        }
        s.setFetchSize(0);
    }
}
