package dev.rowan.session;

import dev.rowan.error.QueryFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * The connections of a DataSource, for us and for jOOQ: that of the Spring transaction which runs on this thread, else one in
 * autocommit mode, which goes back with no transaction open. Thread-safe.
 */
final class PoolConnections extends DataSourceConnectionProvider implements Calls.Source {
    private final @Nullable SpringTransactions spring;
    private final ConnectionOwner owner;
    private final Holders holders;
    private final Calls calls;
    /** How often each connection that is somebody's is in use: its transaction stays open when it goes back. */
    private final Map<Connection, Integer> joined = new ConcurrentHashMap<>();

    PoolConnections(DataSource source) {
        super(source);
        this.calls = new Calls(source);
        this.holders = source instanceof Holders.Owner pool ? pool.holders() : new Holders(false);
        this.spring = SpringTransactions.of(source);
        this.owner = new ConnectionOwner(new DataSourceConnectionProvider(source), spring);
    }

    @Override
    public Connection acquire() {
        Call call = calls.current();
        return call == null ? take() : calls.acquire(call, this::take);
    }

    private Connection take() {
        try {
            DataSource running = spring == null ? null : spring.running();
            if (running != null) {
                return joined(running.getConnection());
            }
            Connection connection = dataSource().getConnection();
            holders.taken(connection);
            return owner.isInTransaction(connection) ? joined(owner.refusingNobodys(connection)) : connection;
        } catch (SQLTransientConnectionException e) { // HikariCP's: all are in use
            var told = new SQLTransientConnectionException(e.getMessage() + holders.described(), e.getSQLState(), e);
            throw new DataAccessException("no connection", told);
        } catch (SQLException e) {
            throw new DataAccessException("no connection", e);
        }
    }

    /** Whether a transaction of Spring for this DataSource runs on this thread. */
    boolean isSpringRunning() {
        return spring != null && spring.running() != null;
    }

    @Override
    public Calls calls() {
        return calls;
    }

    Holders holders() {
        return holders;
    }

    private Connection joined(Connection connection) {
        joined.merge(connection, 1, Integer::sum);
        return connection;
    }

    /** @throws QueryFailed when a transaction was begun on it and left open: it is rolled back */
    @Override
    public void release(Connection connection) {
        calls.released(connection);
        holders.released(connection);
        boolean left = false;
        try (connection) {
            if (!isJoined(connection) && !connection.isClosed()) {
                left = ConnectionOwner.rollBackOpen(connection);
                if (!connection.getAutoCommit()) {
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            // it is broken: whoever used it knows, and the pool finds out
        }
        if (left) {
            throw leftOpen();
        }
    }

    /**
     * The same before jOOQ releases it, which hides what the release throws.
     *
     * @throws QueryFailed when a transaction was begun on it and left open: it is rolled back
     */
    void refuseLeftOpen(Connection connection) throws SQLException {
        if (DriverState.isOpen(connection)) {
            BaseConnection physical = Objects.requireNonNull(DriverState.physical(connection));
            for (Connection somebodys : joined.keySet()) {
                if (physical.equals(DriverState.physical(somebodys))) {
                    return;
                }
            }
            ConnectionOwner.rollBackOpen(connection);
            throw leftOpen();
        }
    }

    private static QueryFailed leftOpen() {
        return new QueryFailed(
                Session.DSL,
                "a statement left a transaction open, which is rolled back: the connection goes back to the pool"
                        + "\nhelp: use transaction(tx -> ...), which commits",
                null);
    }

    private boolean isJoined(Connection connection) {
        if (joined.isEmpty() || !joined.containsKey(connection)) {
            return false;
        }
        joined.computeIfPresent(connection, (key, uses) -> uses == 1 ? null : uses - 1);
        return true;
    }
}
