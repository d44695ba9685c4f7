package dev.rowan.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A handle of the connection of a test that is rolled back. It is in autocommit mode at first, as one of a pool; what would begin,
 * commit or roll back a transaction does so to a savepoint. Closing it closes nothing.
 */
final class RolledBackConnection implements InvocationHandler {
    private final Connection connection;
    private final OneTransaction test;
    private boolean autoCommit = true;
    private boolean closed;

    RolledBackConnection(Connection connection, OneTransaction test) {
        this.connection = connection;
        this.test = test;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a handle is equal to itself alone
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "a handle of " + connection;
            case "isClosed" -> closed || connection.isClosed();
            case "close" -> close();
            case "getAutoCommit" -> autoCommit;
            case "setAutoCommit" -> setAutoCommit(arguments != null && Boolean.TRUE.equals(arguments[0]));
            case "commit" -> commit();
            case "rollback" -> arguments == null ? rollback() : delegate(method, arguments);
            default -> delegate(method, arguments);
        };
    }

    private @Nullable Object delegate(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        refuseClosed();
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private @Nullable Object close() throws SQLException {
        if (!closed && !autoCommit) {
            test.rollback(); // as a pool does
            autoCommit = true;
        }
        closed = true;
        return null;
    }

    private @Nullable Object setAutoCommit(boolean on) throws SQLException {
        refuseClosed();
        if (on && !autoCommit) {
            test.commit();
        } else if (!on && autoCommit) {
            test.begin(this);
        }
        autoCommit = on;
        return null;
    }

    private @Nullable Object commit() throws SQLException {
        refuseClosed();
        refuseAutoCommit("commit");
        test.commit();
        test.begin(this);
        return null;
    }

    private @Nullable Object rollback() throws SQLException {
        refuseClosed();
        refuseAutoCommit("roll back");
        test.rollback();
        test.begin(this);
        return null;
    }

    private void refuseClosed() throws SQLException {
        if (closed) {
            throw new SQLException("This connection has been closed.", "08003");
        }
    }

    private void refuseAutoCommit(String what) throws SQLException {
        if (autoCommit) {
            throw new SQLException("Cannot " + what + " when autoCommit is enabled.", "25P01");
        }
    }
}
