package dev.rowan.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/** A throw-away database. Safe for use by several threads. */
public final class ScratchDatabase implements AutoCloseable {
    private final ScratchDatabases owner;
    private final String name;
    private final List<String> searchPath;
    private final AtomicBoolean closed;

    ScratchDatabase(ScratchDatabases owner, String name) {
        this(owner, name, List.of(), new AtomicBoolean());
    }

    private ScratchDatabase(ScratchDatabases owner, String name, List<String> searchPath, AtomicBoolean closed) {
        this.owner = owner;
        this.name = name;
        this.searchPath = List.copyOf(searchPath);
        this.closed = closed;
    }

    /**
     * The same database, whose connections find names without a schema in these, as those of its copies do. None: as the server has
     * it.
     */
    public ScratchDatabase searchPath(List<String> schemas) {
        return new ScratchDatabase(owner, name, schemas, closed);
    }

    /** A copy's connections are as those of its template. */
    ScratchDatabase as(ScratchDatabase template) {
        return searchPath(template.searchPath);
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
        PGSimpleDataSource dataSource = ServerUrl.forDatabase(owner.server(), name);
        if (!searchPath.isEmpty()) {
            String others = dataSource.getOptions() == null ? "" : dataSource.getOptions() + " ";
            dataSource.setOptions(others + "-c search_path="
                    + searchPath.stream()
                            .map(schema -> '"' + schema.replace("\"", "\"\"") + '"')
                            .collect(Collectors.joining(","))
                            .replaceAll("[\\s\\\\]", "\\\\$0"));
        }
        return dataSource;
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
