package dev.rowan.session;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.jdbc.PgStatement;

/** How long a statement may take by the driver's clock, to the millisecond where the driver's own is to be had. A shorter limit stays. */
final class StatementLimit {
    private StatementLimit() {}

    static void set(PreparedStatement s, long millis) throws SQLException {
        long there = of(s);
        if (there > 0 && there <= millis) {
            return;
        }
        if (s.isWrapperFor(PgStatement.class)) {
            s.unwrap(PgStatement.class).setQueryTimeoutMs(millis);
        } else {
            s.setQueryTimeout((int) ((millis + 999) / 1_000));
        }
    }

    /** In milliseconds; 0 for none. */
    static long of(PreparedStatement s) throws SQLException {
        return s.isWrapperFor(PgStatement.class)
                ? s.unwrap(PgStatement.class).getQueryTimeoutMs()
                : 1_000L * s.getQueryTimeout();
    }
}
