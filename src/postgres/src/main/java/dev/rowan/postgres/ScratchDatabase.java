package dev.rowan.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.ds.PGSimpleDataSource;

/** A throw-away database. Safe for use by several threads. */
public final class ScratchDatabase implements AutoCloseable {
    private final ScratchDatabases owner;
    private final String name;
    private final AtomicBoolean closed = new AtomicBoolean();

    ScratchDatabase(ScratchDatabases owner, String name) {
        this.owner = owner;
        this.name = name;
    }

    /** The database's name on its server. */
    public String name() {
        return name;
    }

    /** A JDBC URL with user and password in it, for tools that take nothing else. */
    public String url() {
        return ServerUrl.withCredentials(dataSource());
    }

    /** A new data source, without a pool, that the caller may change as it likes. */
    public PGSimpleDataSource dataSource() {
        return ServerUrl.forDatabase(owner.server(), name);
    }

    /**
     * Opens a connection.
     *
     * @throws ServerFailed if the server refuses
     */
    public Connection connect() {
        try {
            return dataSource().getConnection();
        } catch (SQLException e) {
            throw new ServerFailed("cannot connect to database %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** Drops the database, cutting off who is still connected. Closing twice does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            owner.drop(this);
        }
    }

    boolean belongsTo(ScratchDatabases databases) {
        return owner == databases;
    }

    @Override
    public String toString() {
        return name;
    }
}
