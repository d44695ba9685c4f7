package dev.rowan.bench;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The ways to a filled database. All contestants share one pool, the one that {@link EngineCam#connect} makes: only the
 * code between the caller and the driver differs.
 */
@State(Scope.Benchmark)
public class Bench implements AutoCloseable {
    /** Something to be closed with this. */
    private interface Owned {
        void close() throws SQLException;
    }

    private final FilledDatabase data;
    private final EngineCam rowan;
    private final DataSource pool;
    private final List<Owned> owned;
    private final DSLContext jooq;

    /** One connection to a database of its own. */
    public Bench() {
        this(FilledDatabase.create());
    }

    private Bench(FilledDatabase data) {
        this(data, connect(data.url(), 1), true);
    }

    private Bench(FilledDatabase data, EngineCam.Connected rowan, boolean ownsData) {
        this(
                data,
                rowan,
                ((DataSourceConnectionProvider) rowan.dsl().configuration().connectionProvider()).dataSource(),
                ownsData ? List.of(rowan::close, data::close) : List.of(rowan::close));
    }

    private Bench(FilledDatabase data, EngineCam rowan, DataSource pool, List<Owned> owned) {
        this.data = data;
        this.rowan = rowan;
        this.pool = pool;
        this.jooq = DSL.using(pool, SQLDialect.POSTGRES);
        this.owned = owned;
    }

    /**
     * A pool to a database that others use too.
     *
     * @param url that of the data, or of something on the way to them
     */
    public static Bench on(FilledDatabase data, String url, int connections) {
        return new Bench(data, connect(url, connections), false);
    }

    /** Somebody else's connections, who closes them. */
    static Bench on(FilledDatabase data, DataSource pool) {
        return new Bench(data, EngineCam.of(pool), pool, List.of());
    }

    private static EngineCam.Connected connect(String url, int connections) {
        String rewriting = url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true"; // for who uses batches
        return EngineCam.connect(DatabaseConfig.of(rewriting).poolSize(connections));
    }

    /** The pool that all share. */
    public DataSource pool() {
        return pool;
    }

    EngineCam rowan() {
        return rowan;
    }

    /** On the pool, with jOOQ's own settings. */
    public DSLContext jooq() {
        return jooq;
    }

    /** One user after the other, and then again. */
    public String userId() {
        return data.userId();
    }

    /** What to update next. */
    public Change change() {
        return data.change();
    }

    /** Another number each time. */
    public int batch() {
        return data.batch();
    }

    /** So that two contestants can be given the same users. */
    public void firstUserNext() {
        data.firstUserNext();
    }

    /** Statements on a connection that no contestant uses. */
    public final void aside(String... statements) {
        data.aside(statements);
    }

    /** Takes out again what was inserted. */
    final void emptyProject() {
        aside("delete from cams where project_id = " + Fixture.EMPTY_PROJECT, "vacuum cams");
    }

    @Override
    @TearDown
    public void close() throws SQLException {
        for (Owned each : owned) {
            each.close();
        }
    }
}
