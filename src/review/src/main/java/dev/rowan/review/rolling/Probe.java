package dev.rowan.review.rolling;

import dev.rowan.review.CataloguedStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server says of a statement: it prepares it, describes its result and plans it.
 *
 * @param failure why it cannot
 * @param writes what the plan writes
 */
record Probe(Optional<String> failure, List<Column> columns, List<Write> writes) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NAME = "rowan_rolling";

    /** A column of the result. */
    record Column(String name, String type) {
        @Override
        public String toString() {
            return name + " " + type;
        }
    }

    /** {@code operation} is {@code Insert}, {@code Update}, {@code Delete} or {@code Merge}. */
    record Write(String operation, String table) {}

    static Probe of(Connection connection, CataloguedStatement statement) throws SQLException {
        String types = statement.parameters().stream()
                .map(CataloguedStatement.Parameter::sent)
                .collect(Collectors.joining(", "));
        String nulls = statement.parameters().stream().map(p -> "null").collect(Collectors.joining(", "));
        String execute = "execute " + NAME + (nulls.isEmpty() ? "" : "(" + nulls + ")");
        try (var s = connection.createStatement()) {
            s.execute("deallocate all");
            // the driver takes its own marks for parameters, not these; and a ? of an operator stays one
            s.setEscapeProcessing(false);
            s.execute("prepare " + NAME + (types.isEmpty() ? "" : " (" + types + ")") + " as " + statement.text());
            List<Column> columns = columns(connection, execute);
            // only the planner looks for the index of ON CONFLICT
            try (ResultSet plan = s.executeQuery("explain (verbose, format json) " + execute)) {
                plan.next();
                List<Write> writes = new ArrayList<>();
                collect(JSON.readTree(plan.getString(1)), writes);
                return new Probe(Optional.empty(), columns, writes);
            }
        } catch (PSQLException e) {
            ServerErrorMessage server = e.getServerErrorMessage();
            return new Probe(
                    Optional.of(String.valueOf(server == null ? e.getMessage() : server.getMessage())),
                    List.of(),
                    List.of());
        }
    }

    /** The server describes EXECUTE as it would the statement: {@code pg_prepared_statements.result_types} is there only from 16 on. */
    private static List<Column> columns(Connection connection, String execute) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (var s = connection.prepareStatement(execute)) {
            ResultSetMetaData described = s.getMetaData();
            for (int i = 1; described != null && i <= described.getColumnCount(); i++) {
                columns.add(new Column(described.getColumnName(i), described.getColumnTypeName(i)));
            }
        }
        return columns;
    }

    private static void collect(JsonNode node, List<Write> writes) {
        if (node.path("Node Type").asString("").equals("ModifyTable")) {
            writes.add(new Write(
                    node.path("Operation").asString(""),
                    node.path("Schema").asString("public") + "."
                            + node.path("Relation Name").asString("")));
        }
        node.forEach(child -> collect(child, writes));
    }
}
