package dev.rowan.codegen.catalogue;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that the server has prepared, until this is closed. A connection has one at a time. */
public final class ServerStatement implements AutoCloseable {
    private static final String NAME = "rowan_query";

    /** What stands before the SQL when the server counts characters, where no types are declared. */
    public static final String PREPARE = prepare("");

    private final Statement statement;

    private ServerStatement(Statement statement) {
        this.statement = statement;
    }

    /** As {@link #PREPARE}; {@code types}: of all parameters, else empty. */
    public static String prepare(String types) {
        return "prepare " + NAME + (types.isEmpty() ? "" : "(" + types + ")") + " as ";
    }

    /**
     * Has it prepared, with parameters such as {@code $1}.
     *
     * @param types of all parameters; empty where the server deduces them
     * @throws SQLException when the server cannot prepare it
     */
    public static ServerStatement of(Connection connection, String types, String sql) throws SQLException {
        Statement statement = connection.createStatement();
        try {
            statement.setEscapeProcessing(false);
            statement.execute(prepare(types) + sql);
            return new ServerStatement(statement);
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** What the server said while it prepared it. */
    public @Nullable SQLWarning warnings() throws SQLException {
        return statement.getWarnings();
    }

    /** The parameters' types in order, such as {@code character varying}. */
    public List<String> parameterTypes() throws SQLException {
        try (ResultSet rs = described("parameter_types::text[]")) {
            return List.of((String[]) rs.getArray(1).getArray());
        }
    }

    /**
     * Oids of types.
     *
     * @param results none before PostgreSQL 16
     */
    public record Types(List<Long> parameters, List<Long> results) {}

    public Types types() throws SQLException {
        String results =
                statement.getConnection().getMetaData().getDatabaseMajorVersion() >= 16 ? "result_types" : "null";
        try (ResultSet rs = described("parameter_types::oid[], " + results + "::oid[]")) {
            return new Types(oids(rs.getArray(1)), oids(rs.getArray(2)));
        }
    }

    private ResultSet described(String columns) throws SQLException {
        ResultSet rs = statement.executeQuery(
                "select " + columns + " from pg_prepared_statements where name = '" + NAME + "'");
        rs.next();
        return rs;
    }

    private static List<Long> oids(@Nullable Array array) throws SQLException {
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .map(o -> ((Number) o).longValue())
                        .toList();
    }

    /** The text that runs it with nulls. */
    public String execute(int parameters) {
        String values = String.join(", ", Collections.nCopies(parameters, "null"));
        return "execute " + NAME + (parameters == 0 ? "" : "(" + values + ")");
    }

    /** Not in a transaction that has failed. */
    @Override
    public void close() throws SQLException {
        try (statement) {
            statement.execute("deallocate " + NAME);
        }
    }
}
