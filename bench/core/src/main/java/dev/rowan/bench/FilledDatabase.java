package dev.rowan.bench;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A filled database, and whose turn it is in it. */
public final class FilledDatabase implements AutoCloseable {
    private static final int MOST_VACUUMS = 20;

    private final String url;
    private final Runnable whenClosed;
    private final Connection aside;
    private final String[] userIds = Fixture.userIds();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger changed = new AtomicInteger();
    private final AtomicInteger batches = new AtomicInteger();

    private FilledDatabase(String url, Runnable whenClosed) {
        this.url = url;
        this.whenClosed = whenClosed;
        try (var db = EngineCam.connect(DatabaseConfig.of(url).poolSize(1))) {
            Fixture.fill(db);
        }
        try {
            this.aside = DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        aside(
                "alter table users set (autovacuum_enabled = false)",
                "alter table projects set (autovacuum_enabled = false)",
                "alter table cams set (autovacuum_enabled = false)");
        vacuum();
    }

    /**
     * Until all pages are marked as visible, which they are not while a transaction is open that began before: plans would be
     * other ones after the first work that vacuums.
     */
    private void vacuum() {
        for (int i = 0; i < MOST_VACUUMS && (i == 0 || !isAllVisible()); i++) {
            aside("vacuum analyze");
        }
    }

    private boolean isAllVisible() {
        try (Statement s = aside.createStatement();
                ResultSet rs = s.executeQuery("select bool_and(relallvisible = relpages) from pg_class"
                        + " where relname in ('users', 'projects', 'cams')")) {
            return rs.next() && rs.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** On a server of its own, or on the one that the environment names. */
    public static FilledDatabase create() {
        PostgresServer server = PostgresServer.start("auto");
        return new FilledDatabase(server.create().url(), server::close);
    }

    /** Fills an empty database. */
    static FilledDatabase into(String url) {
        return new FilledDatabase(url, () -> {});
    }

    /** The database, for the driver. */
    public String url() {
        return url;
    }

    /** One user after the other, and then again. */
    String userId() {
        return userIds[Math.floorMod(read.getAndIncrement(), userIds.length)];
    }

    /** One user after the other, and each time that a user comes another value. */
    Change change() {
        int i = changed.getAndIncrement();
        return new Change(userIds[Math.floorMod(i, userIds.length)], (i / userIds.length) % 2 == 0 ? "pro" : "team");
    }

    /** Another number each time. */
    int batch() {
        return batches.getAndIncrement();
    }

    /** So that two contestants can be given the same users. */
    void firstUserNext() {
        read.set(0);
        changed.set(0);
        batches.set(0);
    }

    /** Statements on a connection that no contestant uses. */
    void aside(String... statements) {
        try (Statement s = aside.createStatement()) {
            for (String statement : statements) {
                s.execute(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        aside.close();
        whenClosed.run();
    }
}
