package dev.rowan.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that runs already. Its own databases are not touched. */
final class ExistingServer extends ScratchServer {
    private final Connection run;

    private ExistingServer(Connection run, ScratchDatabases databases, int majorVersion) {
        super(databases, majorVersion);
        this.run = run;
    }

    static ExistingServer connect(PGSimpleDataSource server) {
        RunId id = RunId.random();
        Connection connection = null;
        try {
            int majorVersion = ServerVersion.major(server);
            connection = server.getConnection();
            id.hold(connection);
            RunId.dropLeftovers(connection);
            return new ExistingServer(connection, new ScratchDatabases(server, id.databasePrefix(), ""), majorVersion);
        } catch (SQLException e) {
            closeQuietly(connection, e);
            throw new ServerFailed(
                    "cannot use the PostgreSQL server at %s: %s\nhelp: check the URL; its user needs the right to create databases"
                            .formatted(String.join(",", server.getServerNames()), e.getMessage()),
                    e);
        }
    }

    private static void closeQuietly(@Nullable Connection connection, SQLException cause) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public boolean size(Map<String, Long> pages) {
        return false;
    }

    @Override
    public void close() {
        databases.dropAll();
        databases.serverGone();
        try {
            run.close();
        } catch (SQLException e) {
            throw new ServerFailed("cannot close the connection to the PostgreSQL server: " + e.getMessage(), e);
        }
    }
}
