package dev.rowan.testing;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;

/**
 * One connection for a whole test, in a transaction that is rolled back at its end. Each taker gets a handle of it, which commits
 * nothing: its transactions are savepoints. A statement that fails leaves the transaction alive, as one in autocommit mode would
 * ({@code autosave=always} of the driver).
 */
final class OneTransaction implements Lender {
    private final DataSource pool;
    private @Nullable Connection connection;
    private @Nullable RolledBackConnection inTransaction;

    OneTransaction(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public synchronized Connection connect() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = pool.getConnection();
            connection = open;
            open.unwrap(PGConnection.class).setAutosave(AutoSave.ALWAYS);
            open.setAutoCommit(false);
            execute("show transaction_read_only"); // opens it on the server, and takes no snapshot
        }
        return (Connection) Proxy.newProxyInstance(
                OneTransaction.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new RolledBackConnection(open, this));
    }

    /** @throws SQLException when another handle has begun one and not ended it */
    synchronized void begin(RolledBackConnection handle) throws SQLException {
        if (inTransaction != null) {
            throw new SQLException(
                    "two transactions at a time on the one connection of a test that is rolled back"
                            + "\nhelp: give the test a database of its own: without rollingBack()",
                    "25001");
        }
        execute("savepoint rowan_test");
        inTransaction = handle;
    }

    synchronized void commit() throws SQLException {
        execute("release savepoint rowan_test");
        inTransaction = null;
    }

    synchronized void rollback() throws SQLException {
        execute("rollback to savepoint rowan_test");
        execute("release savepoint rowan_test");
        inTransaction = null;
    }

    private void execute(String sql) throws SQLException {
        Connection open = connection;
        if (open == null) {
            throw new SQLException("the test has ended", "08003");
        }
        try (Statement statement = open.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized void end() {
        try (Connection open = connection) {
            connection = null;
            if (open != null && !open.isClosed()) {
                open.rollback();
                open.unwrap(PGConnection.class).setAutosave(AutoSave.NEVER);
                open.setAutoCommit(true);
                try (Statement statement = open.createStatement()) {
                    statement.execute("select pg_advisory_unlock_all()"); // which no rollback gives back
                    statement.execute("unlisten *");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the test's transaction cannot be rolled back: " + e.getMessage(), e);
        }
    }
}
