package dev.rowan.session;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Nested savepoints of one name: the innermost hides the others until it is gone. By statements, because the driver's own
 * {@code setSavepoint} refuses a connection in autocommit mode, which is the state of one whose owner sent a BEGIN.
 */
final class Savepoints {
    static final String SET = "savepoint rowan";
    static final String RELEASE = "release savepoint rowan";
    static final String ROLL_BACK = "rollback to savepoint rowan";

    private Savepoints() {}

    static void set(Connection connection) throws SQLException {
        execute(connection, SET);
    }

    static void release(Connection connection) throws SQLException {
        execute(connection, RELEASE);
    }

    /** ROLLBACK TO keeps the savepoint, which would hide the one around it. One round trip. */
    static void rollback(Connection connection) throws SQLException {
        execute(connection, ROLL_BACK + "; " + RELEASE);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var s = connection.createStatement()) {
            s.execute(sql);
        }
    }
}
