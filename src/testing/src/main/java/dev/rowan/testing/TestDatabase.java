package dev.rowan.testing;

import dev.rowan.postgres.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database of one test. Safe for use by several threads.
 *
 * <p>A test that is rolled back ({@link TestDatabases#rollingBack}) shares it with others. What has connections of its own would not
 * be rolled back there: {@link #url}, {@link #connect}, {@link #roundTrips} and {@link #wire} throw {@link IllegalStateException}.
 */
public final class TestDatabase {
    private final ScratchDatabase database;
    private final Lender lender;
    private final LentConnections lent;
    private final Statements statements;
    private final List<Connection> parameters = new ArrayList<>();
    private @Nullable RoundTrips roundTrips;
    private @Nullable Wire wire;

    private TestDatabase(ScratchDatabase database, Lender lender) {
        this.database = database;
        this.lender = lender;
        this.lent = new LentConnections(lender);
        this.statements = new Statements(lent);
    }

    /** To be dropped. */
    static TestDatabase own(ScratchDatabase database) {
        return new TestDatabase(database, new OwnDatabase(database));
    }

    /** To be rolled back. */
    static TestDatabase rolledBack(SharedDatabase shared) {
        return new TestDatabase(shared.database(), new OneTransaction(shared.pool()));
    }

    /**
     * A pool of up to ten connections that knows who has not given back theirs. Of a test that is rolled back: its one connection,
     * for each who asks.
     */
    public DataSource dataSource() {
        return lent;
    }

    /** The statements that facades sent in this test. */
    public Statements statements() {
        return statements;
    }

    /** A JDBC URL with user and password in it. Connections made by it are not tracked. */
    public String url() {
        refuseRolledBack("url()");
        return database.url();
    }

    /**
     * Opens a connection outside the pool, with the driver's own classes. The caller closes it; it is not tracked.
     *
     * @throws dev.rowan.postgres.ServerFailed if the server refuses
     */
    public Connection connect() {
        refuseRolledBack("connect()");
        return database.connect();
    }

    /** A counter of network round trips, with a data source of its own. */
    public synchronized RoundTrips roundTrips() {
        refuseRolledBack("roundTrips()");
        RoundTrips known = roundTrips;
        if (known == null) {
            known = new RoundTrips(database);
            roundTrips = known;
        }
        return known;
    }

    /** What the driver sends, with a data source of its own. */
    public synchronized Wire wire() {
        refuseRolledBack("wire()");
        Wire known = wire;
        if (known == null) {
            known = new Wire(database);
            wire = known;
        }
        return known;
    }

    private void refuseRolledBack(String method) {
        if (lender instanceof OneTransaction) {
            throw new IllegalStateException(method + " of a test that is rolled back: what is written by it would stay"
                    + "\nhelp: use dataSource(), or give the test a database of its own: without rollingBack()");
        }
    }

    /** One for a parameter, which is closed after the test. */
    synchronized Connection parameter() {
        try {
            Connection connection = lent.getConnection();
            parameters.add(connection);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException("no connection for the test: " + e.getMessage(), e);
        }
    }

    /** After the test: nothing of it stays, whatever happens. */
    synchronized Optional<KeptConnection> end() {
        try {
            closeParameters();
            return KeptConnection.of(Stream.of(
                            lent.kept(),
                            roundTrips == null
                                    ? Stream.<Throwable>of()
                                    : roundTrips.connections().kept(),
                            wire == null
                                    ? Stream.<Throwable>of()
                                    : wire.connections().kept())
                    .flatMap(all -> all)
                    .toList());
        } finally {
            if (wire != null) {
                wire.close();
            }
            lender.end();
        }
    }

    private void closeParameters() {
        try {
            for (Connection connection : parameters) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the test's connection cannot be closed: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return database.name();
    }
}
