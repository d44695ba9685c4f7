package dev.rowan.session;

import dev.rowan.error.QueryFailed;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;

/**
 * Backslashes in the text of a statement. Literals are written for {@code standard_conforming_strings = on}; where it is off, a
 * value in one would be SQL.
 */
final class Literals {
    private Literals() {}

    /**
     * Before the statement is sent. The server tells the driver of the setting, so that this costs no round trip.
     *
     * @throws QueryFailed when it has a backslash, and the session takes it for an escape
     */
    static void check(String id, Connection connection, String sql) throws SQLException {
        if (sql.indexOf('\\') >= 0
                && connection.isWrapperFor(BaseConnection.class)
                && !connection.unwrap(BaseConnection.class).getStandardConformingStrings()) {
            throw new QueryFailed(
                    id,
                    "the SQL has a backslash, which this session takes for an escape: it has standard_conforming_strings = off"
                            + "\nhelp: set it on, which is PostgreSQL's own default, by ALTER ROLE or ALTER DATABASE",
                    null);
        }
    }
}
