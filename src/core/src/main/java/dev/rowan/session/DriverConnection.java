package dev.rowan.session;

import dev.rowan.error.QueryFailed;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The driver's own connection behind a pool's or a proxy: only that does COPY. */
final class DriverConnection {
    private DriverConnection() {}

    /** @throws QueryFailed when the connection does not give it */
    static PGConnection of(String id, Connection connection) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            throw new QueryFailed(
                    id,
                    "COPY needs pgjdbc's own connection, which "
                            + connection.getClass().getName() + " does not give"
                            + "\nhelp: use a DataSource whose connections unwrap to org.postgresql.PGConnection",
                    null);
        }
        return connection.unwrap(PGConnection.class);
    }
}
