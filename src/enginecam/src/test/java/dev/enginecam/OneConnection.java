package dev.enginecam;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGPooledConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** The smallest pool: one connection, handed out again and again without a word to the server. */
final class OneConnection extends PGSimpleDataSource implements AutoCloseable {
    private static final long serialVersionUID = 1L;

    private final transient PGPooledConnection connection;

    OneConnection(DataSource source) throws SQLException {
        connection = new PGPooledConnection(source.getConnection(), true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connection.getConnection();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
