package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ServerStatement;
import dev.rowan.codegen.names.NamedTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Has the migrated server prepare a statement, and asks it for the types of the parameters. */
public final class ServerTypes {
    private ServerTypes() {}

    /** A statement of a table, prepared. */
    public static PreparedStatementModel prepared(
            Connection connection, NamedTable table, String constant, StatementModel statement) throws SQLException {
        return new PreparedStatementModel(
                constant,
                statement,
                ofParameters(connection, statement),
                statement.parameters().stream()
                        .map(p -> SentType.of(table, p.source()))
                        .toList());
    }

    /**
     * The parameters' types in order, such as {@code character varying}.
     *
     * @throws SQLException when the server cannot prepare it
     */
    private static List<String> ofParameters(Connection connection, StatementModel statement) throws SQLException {
        if (statement.isUtility()) {
            emptyAndRollBack(connection, statement.sql().jdbc());
            return List.of();
        }
        try (var prepared = ServerStatement.of(connection, "", statement.sql().numbered())) {
            return prepared.parameterTypes();
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
