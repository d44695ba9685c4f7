package dev.rowan.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** A process that opens a pool, reads one row and ends: what {@link Starts} measures. */
final class Start {
    static final String JDBC = "JDBC with HikariCP";
    static final String ROWAN = "Rowan";

    /** What the hand-written one reads, as Rowan does. */
    private record Row(
            String id, String email, String subscriptionStatus, OffsetDateTime createdAt, OffsetDateTime updatedAt) {}

    private Start() {}

    /** {@code arguments}: who, the URL, the user's id. Prints the row's email. */
    public static void main(String... arguments) throws SQLException {
        System.out.println(
                arguments[0].equals(JDBC) ? byHand(arguments[1], arguments[2]) : byRowan(arguments[1], arguments[2]));
    }

    private static String byHand(String url, String user) throws SQLException {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        try (var pool = new HikariDataSource(config);
                Connection connection = pool.getConnection();
                PreparedStatement s = connection.prepareStatement(
                        "select id, email, subscription_status, created_at, updated_at from users where id = ?")) {
            s.setString(1, user);
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return new Row(
                                rs.getString(1),
                                rs.getString(2),
                                rs.getString(3),
                                rs.getObject(4, OffsetDateTime.class),
                                rs.getObject(5, OffsetDateTime.class))
                        .email();
            }
        }
    }

    private static String byRowan(String url, String user) {
        try (var db = EngineCam.connect(DatabaseConfig.of(url))) {
            return db.users().get(user).email();
        }
    }
}
