package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The server of these tests; the one place that knows who starts it. */
final class FreshDatabase {
    private static final PostgresServer SERVER = PostgresServer.start("auto");
    private static final ScratchDatabase OWN = SERVER.create();

    private FreshDatabase() {}

    /** The URL of a new, empty database of its superuser; {@code &name=value} can follow. */
    static String create() {
        var source = SERVER.create().dataSource();
        return "postgresql://" + source.getServerNames()[0] + ":" + source.getPortNumbers()[0] + "/"
                + source.getDatabaseName() + "?user=" + encoded(source.getUser()) + "&password="
                + encoded(source.getPassword());
    }

    static String name(DatabaseConfig config) {
        return config.place().substring(config.place().indexOf('/') + 1);
    }

    static void execute(String sql) throws SQLException {
        try (var connection = OWN.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void execute(DatabaseConfig config, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(config.jdbcUrl(), config.driverProperties());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    static String query(DatabaseConfig config, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(config.jdbcUrl(), config.driverProperties());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    /** How a role has to log in, whatever the others do; skips the test where the server is out of reach. */
    static void authenticate(String role, String method) throws SQLException, IOException {
        var file = Path.of(one("show hba_file"));
        assumeThat(Files.isWritable(file)).isTrue();
        var rest = Files.readString(file);
        Files.writeString(file, "host all " + role + " all " + method + "\n" + rest);
        execute("select pg_reload_conf()");
        await(() -> one("select exists (select from pg_hba_file_rules where '" + role + "' = any(user_name))"));
    }

    /** Waits until the server has no session in the database; it closes them a moment after the client. */
    static void awaitNoSession(DatabaseConfig config) {
        await(() -> one("select not exists (select from pg_stat_activity where datname = '" + name(config) + "')"));
    }

    /** The driver logs in on a thread of its own, which must not outlive the attempt by much. */
    static void awaitNoDriverThread() {
        await(() -> String.valueOf(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().contains("JDBC driver connection"))));
    }

    /** Waits until a query gives true. */
    static void awaitTrue(String query) {
        await(() -> one(query));
    }

    private static String encoded(@Nullable String text) {
        return text == null
                ? ""
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String one(String query) {
        try (var connection = OWN.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getObject(1)) : "no row";
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(Supplier<String> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.get().equals("true")) {
            assertThat(System.nanoTime()).as("after 10 s").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
