package dev.rowan.connect;

import dev.rowan.error.ConnectFailed;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The database of a caller's DataSource.
 *
 * @param source of connections
 * @param place for messages
 */
record SourceTarget(DataSource source, String place) implements MigrationTarget {
    private static final String URL = "jdbc:postgresql:";

    /** Asks the driver where it is. */
    static SourceTarget of(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return new SourceTarget(source, place(connection));
        } catch (SQLException e) {
            throw new SourceTarget(source, "the DataSource").unreachable(e);
        }
    }

    /** Without the URL's parameters, which can hold a password. */
    private static String place(Connection connection) throws SQLException {
        String url = String.valueOf(connection.getMetaData().getURL());
        if (!url.startsWith(URL)) {
            return String.valueOf(connection.getCatalog());
        }
        int parameters = url.indexOf('?');
        String place = url.substring(URL.length(), parameters < 0 ? url.length() : parameters);
        return place.startsWith("//") ? place.substring(2) : place;
    }

    @Override
    public Connection connect() throws SQLException {
        return source.getConnection();
    }

    @Override
    public ConnectFailed unreachable(Throwable failure) {
        return new ConnectFailed(
                "cannot connect to " + place + ": "
                        + String.valueOf(failure.getMessage())
                                .lines()
                                .findFirst()
                                .orElse(""),
                "see the cause, and the settings of the DataSource",
                failure);
    }

    @Override
    public String toAllowNewer() {
        return "allow a newer schema";
    }

    @Override
    public String toMigrate() {
        return "run the migrations before, or have the jar run them";
    }

    @Override
    public String toNameRole() {
        return "by the DataSource";
    }
}
