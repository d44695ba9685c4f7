package dev.rowan.bench;

import dev.enginecam.EngineCam;
import dev.rowan.DatabaseConfig;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A filled database and the ways to it. All contestants share one pool of one connection, the one that
 * {@link EngineCam#connect} makes: only the code between the caller and the driver differs. For one thread.
 */
@State(Scope.Benchmark)
public class Bench implements AutoCloseable {
    private final PostgresServer server = PostgresServer.start("auto");
    private final ScratchDatabase database = server.create();
    private final EngineCam.Connected rowan =
            EngineCam.connect(DatabaseConfig.of(database.url()).poolSize(1));
    private final DataSource pool = poolOf(rowan);
    private final DSLContext jooq = DSL.using(pool, SQLDialect.POSTGRES);
    private final Connection aside = database.connect();
    private final String[] userIds = Fixture.userIds();
    private int next = -1;

    /** For JMH, which also calls {@link #close}. */
    public Bench() {
        Fixture.fill(rowan);
        aside(
                "alter table users set (autovacuum_enabled = false)",
                "alter table cams set (autovacuum_enabled = false)",
                "vacuum analyze");
    }

    DataSource pool() {
        return pool;
    }

    EngineCam rowan() {
        return rowan;
    }

    DSLContext jooq() {
        return jooq;
    }

    /** One user after the other, and then again. */
    String userId() {
        next = (next + 1) % userIds.length;
        return userIds[next];
    }

    /** So that two contestants can be given the same user. */
    void firstUserNext() {
        next = -1;
    }

    /** Statements on a connection that no contestant uses. */
    final void aside(String... statements) {
        try (Statement s = aside.createStatement()) {
            for (String statement : statements) {
                s.execute(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    @TearDown
    public void close() throws SQLException {
        aside.close();
        rowan.close();
        server.close();
    }

    private static DataSource poolOf(EngineCam rowan) {
        return ((DataSourceConnectionProvider) rowan.dsl().configuration().connectionProvider()).dataSource();
    }
}
