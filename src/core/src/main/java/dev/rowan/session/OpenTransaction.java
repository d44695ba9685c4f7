package dev.rowan.session;

import dev.rowan.error.TransactionEnded;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * The one connection of a running transaction: handed out to each statement, given back to its source at the end. A connection
 * that came in a transaction is its owner's: we only set a savepoint, and end that. Once it has ended, no thread gets the
 * connection any more.
 */
final class OpenTransaction implements ConnectionProvider {
    static final String ENDED = "this transaction has ended: its facade is of use inside of the work alone"
            + "\nhelp: use the database that it was started on, or do this before the work returns";
    private static final String NOT_ALONE =
            "another thread was using this transaction when its work returned, so it is rolled back"
                    + "\nhelp: wait for that thread inside of the work, or have it use the database";

    private final ConnectionProvider source;
    private final Connection connection;
    private final boolean joined;
    private final Thread owner = Thread.currentThread();
    /** Uses that have begun and not ended, by the thread of the transaction and by others. */
    private int ownUses;

    private int otherUses;
    private boolean ended;
    /** What the server must be told before the first statement, and is told with it. */
    private @Nullable String first;

    private OpenTransaction(ConnectionProvider source, Connection connection, boolean joined) {
        this.source = source;
        this.connection = connection;
        this.joined = joined;
    }

    /** Begins one, or joins the one that the connection is in. */
    static OpenTransaction on(ConnectionProvider source, Connection connection) throws SQLException {
        boolean joined = DriverState.isInTransaction(connection);
        if (joined) {
            Savepoints.set(connection);
        } else {
            connection.setAutoCommit(false);
            if (source instanceof PoolConnections pool) {
                pool.holders().transaction(connection);
            }
        }
        return new OpenTransaction(source, connection, joined);
    }

    /** Has it told with the first statement: {@code set transaction}. Whether nothing was sent yet, and nobody else may have. */
    synchronized boolean tellsFirst(String mode) {
        try {
            if (joined || DriverState.physical(connection) == null || DriverState.isOpen(connection)) {
                return false;
            }
        } catch (SQLException e) {
            return false; // whoever sends something finds out
        }
        first = mode;
        return true;
    }

    /** Back from who did not send it. */
    synchronized void tellLater(String mode) {
        first = mode;
    }

    /** For whoever sends it now; null when there is nothing, any more. */
    synchronized @Nullable String takeFirst() {
        String taken = first;
        first = null;
        return taken;
    }

    /** Sends it in a trip of its own. */
    void sendFirst(Connection connection) throws SQLException {
        String taken = takeFirst();
        if (taken != null) {
            try (var s = connection.createStatement()) {
                s.execute(taken);
            }
        }
    }

    synchronized boolean hasFirst() {
        return first != null;
    }

    /** From now on jOOQ's statements on this configuration are its. */
    void enter(Configuration configuration) {
        configuration.set(this);
        configuration.data(OpenTransaction.class, this);
    }

    @Override
    public synchronized Connection acquire() {
        Connection open = connection(Session.DSL);
        Calls.refuseIfCancelled(source);
        if (isOwner()) {
            ownUses++;
        } else {
            otherUses++;
        }
        return open;
    }

    /** It stays with the transaction. A stream or cursor may be closed by another thread than opened it. */
    @Override
    public synchronized void release(Connection used) {
        if (otherUses == 0 || (isOwner() && ownUses > 0)) {
            ownUses--;
        } else {
            otherUses--;
        }
    }

    private boolean isOwner() {
        return Thread.currentThread() == owner;
    }

    /**
     * For the transaction's own statements.
     *
     * @throws TransactionEnded when it has
     */
    synchronized Connection connection(String id) {
        if (ended) {
            throw new TransactionEnded(id, ENDED);
        }
        return connection;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Whether the transaction is somebody else's, who is the one to commit. */
    boolean isJoined() {
        return joined;
    }

    /** @throws TransactionEnded when another thread is using it: it is rolled back */
    void commit() throws SQLException {
        boolean alone = false;
        try {
            alone = end();
            if (!alone) {
                throw new TransactionEnded(Session.COMMIT, NOT_ALONE);
            }
            if (joined) {
                Savepoints.release(connection);
            } else {
                connection.commit();
            }
        } finally {
            giveBack(alone);
        }
    }

    void rollback() throws SQLException {
        boolean alone = false;
        try {
            alone = end();
            if (joined) {
                Savepoints.rollback(connection);
            } else if (alone) {
                connection.rollback();
            }
        } finally {
            giveBack(alone);
        }
    }

    /**
     * From now on nobody gets it. Whoever has it could send something after COMMIT, when it is another caller's, so that it is
     * closed then, which makes the server roll back. Returns whether nobody but this thread has it.
     */
    private synchronized boolean end() throws SQLException {
        ended = true;
        if (otherUses == 0 || joined) {
            return true;
        }
        BaseConnection physical = DriverState.physical(connection);
        (physical == null ? connection : physical).abort(Runnable::run);
        return false;
    }

    private void giveBack(boolean usable) throws SQLException {
        try {
            if (usable && !joined && !connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        } finally {
            if (source instanceof PoolConnections pool) {
                pool.holders().free(connection);
            }
            source.release(connection);
        }
    }
}
