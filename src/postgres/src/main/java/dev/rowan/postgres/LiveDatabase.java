package dev.rowan.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that somebody works with: for tools that look at it. */
public final class LiveDatabase {
    private LiveDatabase() {}

    /**
     * Opens a connection that is read-only until the caller says otherwise, and that {@code pg_stat_activity} shows as {@code rowan}.
     *
     * @param url in one of the forms {@code jdbc:postgresql://...}, {@code postgres://...} and {@code postgresql://...}
     * @throws IllegalArgumentException if the URL has none of these forms
     * @throws ServerFailed if the server cannot be reached or refuses; no message has a password
     */
    public static Connection connect(String url) {
        if (!ServerUrl.isUrl(url)) {
            throw new IllegalArgumentException("not a PostgreSQL URL: " + ServerUrl.withoutPassword(url)
                    + "\nhelp: the form is postgresql://user:password@host:port/database");
        }
        PGSimpleDataSource database = ServerUrl.dataSource(url);
        if (database.getApplicationName() == null) {
            database.setApplicationName("rowan");
        }
        database.setReadOnly(true);
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new ServerFailed(
                    "cannot connect to the database at %s: %s\nhelp: check the URL, and whether the server lets this machine in"
                            .formatted(ServerUrl.withoutPassword(url), e.getMessage()),
                    e);
        }
    }
}
