package dev.rowan.codegen.statements;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Has the migrated server prepare a statement, and asks it for the types of the parameters. */
public final class ServerTypes {
    private static final String NAME = "rowan_check";

    private ServerTypes() {}

    /**
     * The parameters' types in order, such as {@code character varying}.
     *
     * @throws SQLException when the server cannot prepare it
     */
    public static List<String> ofParameters(Connection connection, StatementModel statement) throws SQLException {
        if (statement.isUtility()) {
            emptyAndRollBack(connection, statement.sql().jdbc());
            return List.of();
        }
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute("prepare " + NAME + " as " + statement.sql().numbered());
        }
        try (PreparedStatement s = connection.prepareStatement(
                "select parameter_types::text[] from pg_prepared_statements where name = '" + NAME + "'")) {
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return List.of((String[]) rs.getArray(1).getArray());
            }
        } finally {
            try (Statement s = connection.createStatement()) {
                s.execute("deallocate " + NAME);
            }
        }
    }

    /** Runs a REFRESH without the view's query, which may want data or servers that a throw-away database has not. */
    private static void emptyAndRollBack(Connection connection, String refresh) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(refresh.replaceFirst("^" + StatementModel.REFRESH + "concurrently ", StatementModel.REFRESH)
                    + " with no data");
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
