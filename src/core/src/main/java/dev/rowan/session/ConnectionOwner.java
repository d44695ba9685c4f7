package dev.rowan.session;

import dev.rowan.error.TransientFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Finds out whose a connection is that comes out of autocommit or with a transaction open. It is somebody's if its provider goes
 * on to hand out the same one with the transaction still open. Else it is nobody's, and what is written would be lost.
 * Thread-safe.
 */
final class ConnectionOwner {
    private static final String NOBODYS =
            "connections come without autocommit and belong to no transaction that is running:"
                    + " what a statement writes would be lost"
                    + "\nhelp: set autoCommit=true on the pool; transactions turn it off for themselves";

    private final ConnectionProvider provider;
    private final @Nullable SpringTransactions spring;
    private final ReentrantLock two = new ReentrantLock();

    ConnectionOwner(ConnectionProvider provider, @Nullable SpringTransactions spring) {
        this.provider = provider;
        this.spring = spring;
    }

    /** Whether it comes in a transaction, ours to join or nobody's. It goes back where that cannot be told. */
    boolean isInTransaction(Connection connection) {
        boolean known = false;
        try {
            boolean in = DriverState.isInTransaction(connection);
            known = true;
            return in;
        } catch (SQLException e) {
            throw new DataAccessException("no connection", e);
        } finally {
            if (!known) {
                provider.release(connection);
            }
        }
    }

    /**
     * The same as {@link #confirmed}.
     *
     * @throws IllegalStateException when it is nobody's, because the pool has no autocommit
     */
    Connection refusingNobodys(Connection connection) {
        Connection somebodys = confirmed(connection);
        if (somebodys == null) {
            throw new IllegalStateException(NOBODYS);
        }
        return somebodys;
    }

    /**
     * Another handle of the connection, which is given back; null when it is nobody's, because the pool has no autocommit.
     *
     * @throws TransientFailure when it is nobody's, because somebody gave it back to the pool with a transaction open
     */
    @Nullable
    Connection confirmed(Connection connection) {
        try {
            return again(connection);
        } catch (SQLException e) {
            throw new DataAccessException("no connection", e);
        }
    }

    private @Nullable Connection again(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        BaseConnection physical = DriverState.physical(connection);
        try {
            if (physical != null && !DriverState.isOpen(connection)) {
                open(connection);
            }
        } finally {
            provider.release(connection); // a pool rolls back what comes without autocommit; an owner does not
        }
        boolean scopeOnly = spring != null && spring.isScopeOnly(); // it is shared, and nobody will commit
        if (!scopeOnly
                && physical != null
                && !physical.isClosed()
                && physical.getTransactionState() != TransactionState.IDLE) {
            two.lock(); // threads that hold one each and wait for a second would wait for each other
            try {
                Connection again = sharedOf(physical);
                if (again != null) {
                    return again;
                }
            } finally {
                two.unlock();
            }
        }
        if (autoCommit) {
            throw new TransientFailure(
                    Session.BEGIN,
                    "a connection came from its pool with a transaction open that is nobody's"
                            + "\nhelp: look for a BEGIN that is sent as a statement and never ended",
                    null);
        }
        return null;
    }

    /** A statement that makes the server open a transaction and takes no snapshot in it. */
    private static void open(Connection connection) throws SQLException {
        try (var s = connection.createStatement()) {
            s.execute("show transaction_read_only");
        }
    }

    /** A handle of it, if it is handed out twice at a time; else what is open on those that came is rolled back. */
    private @Nullable Connection sharedOf(BaseConnection physical) throws SQLException {
        Connection first = Objects.requireNonNull(provider.acquire());
        Connection second = null;
        boolean same = false;
        try {
            second = acquireOrNull();
            same = second != null
                    && physical.equals(DriverState.physical(first))
                    && physical.equals(DriverState.physical(second));
            if (!same) {
                rollBackOpen(first);
            }
        } finally {
            if (second != null) {
                provider.release(second);
            }
            if (!same) {
                provider.release(first);
            }
        }
        return same ? first : null;
    }

    private @Nullable Connection acquireOrNull() {
        try {
            return provider.acquire();
        } catch (DataAccessException e) {
            return null; // all are in use: it shares none
        }
    }

    /** Whether there was anything open. Also where the driver refuses {@code rollback()}, in autocommit mode. */
    static boolean rollBackOpen(Connection connection) throws SQLException {
        if (!DriverState.isOpen(connection)) {
            return false;
        }
        if (connection.getAutoCommit()) {
            try (var s = connection.createStatement()) {
                s.execute("rollback");
            }
        } else {
            connection.rollback();
        }
        return true;
    }
}
