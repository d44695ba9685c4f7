package dev.rowan.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.postgres.ScratchDatabase;
import java.sql.Connection;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database of one test. Safe for use by several threads. */
public final class TestDatabase {
    private final ScratchDatabase database;
    private final HikariDataSource pool;
    private final LentConnections lent;
    private final RoundTrips roundTrips;
    private @Nullable Wire wire;

    TestDatabase(ScratchDatabase database) {
        this.database = database;
        this.pool = new HikariDataSource(); // starts with the first connection
        pool.setPoolName(database.name());
        pool.setDataSource(database.dataSource());
        pool.setMaximumPoolSize(10);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(10_000);
        this.lent = new LentConnections(pool::getConnection);
        this.roundTrips = new RoundTrips(database);
    }

    /** A pool of up to ten connections that knows who has not given back theirs. */
    public DataSource dataSource() {
        return lent;
    }

    /** A JDBC URL with user and password in it. Connections made by it are not tracked. */
    public String url() {
        return database.url();
    }

    /**
     * Opens a connection outside the pool, with the driver's own classes. The caller closes it; it is not tracked.
     *
     * @throws dev.rowan.postgres.ServerFailed if the server refuses
     */
    public Connection connect() {
        return database.connect();
    }

    /** A counter of network round trips, with a data source of its own. */
    public RoundTrips roundTrips() {
        return roundTrips;
    }

    /** What the driver sends, with a data source of its own. */
    public synchronized Wire wire() {
        Wire known = wire;
        if (known == null) {
            known = new Wire(database);
            wire = known;
        }
        return known;
    }

    synchronized Optional<KeptConnection> drop() {
        Optional<KeptConnection> kept = KeptConnection.of(Stream.of(
                        lent.kept(),
                        roundTrips.connections().kept(),
                        wire == null
                                ? Stream.<Throwable>of()
                                : wire.connections().kept())
                .flatMap(all -> all)
                .toList());
        if (wire != null) {
            wire.close();
        }
        pool.close();
        database.close();
        return kept;
    }

    @Override
    public String toString() {
        return database.name();
    }
}
