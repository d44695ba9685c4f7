package dev.rowan.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Asks a server for its major version, which also shows that it can be reached. */
final class ServerVersion {
    private ServerVersion() {}

    static int major(PGSimpleDataSource server) throws SQLException {
        try (Connection connection = server.getConnection()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }
}
