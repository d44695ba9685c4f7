package dev.rowan.codegen.queries;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * Has the server analyse statements. PREPARE tells the types; the tree of the analysed query is that of a function's body,
 * which is made with parameters of these types and rolled back.
 */
final class Describer {
    private static final String NAME = "rowan_query";

    /** What stands before the SQL when the server counts characters. */
    static final String PREPARE = "prepare " + NAME + " as ";

    /** What PostgreSQL's driver calls an integer column with a sequence. */
    private static final Map<String, String> SERIALS =
            Map.of("serial", "int4", "bigserial", "int8", "smallserial", "int2");

    /**
     * What the server said.
     *
     * @param parameters oids of types, by number
     * @param columns names and oids of types
     * @param tree empty for CALL, which has none
     */
    record Description(List<Long> parameters, List<Column> columns, Optional<Node> tree) {}

    /** A column of a result. */
    record Column(String label, long type) {}

    private final Connection connection;
    private final boolean saysResultTypes;

    /** {@code connection}: in a transaction. */
    Describer(Connection connection) throws SQLException {
        this.connection = connection;
        this.saysResultTypes = connection.getMetaData().getDatabaseMajorVersion() >= 16;
    }

    /**
     * Describes a statement.
     *
     * @throws SQLException when the server cannot prepare it; the transaction goes on
     */
    Description describe(QueryText text, boolean isCall) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return isCall ? call(text) : analysed(text);
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    /** Has the server look at a text as the driver sends it. */
    void check(String jdbc) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (PreparedStatement s = connection.prepareStatement(jdbc)) {
            s.getParameterMetaData();
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    private Description analysed(QueryText text) throws SQLException {
        String sql = text.numbered().sql();
        List<Long> parameters;
        List<Long> results;
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(PREPARE + sql);
            try (ResultSet rs = s.executeQuery("select parameter_types::oid[], "
                    + (saysResultTypes ? "result_types::oid[]" : "null::oid[]")
                    + " from pg_prepared_statements where name = '" + NAME + "'")) {
                rs.next();
                parameters = oids(rs.getArray(1));
                results = oids(rs.getArray(2));
            } finally {
                s.execute("deallocate " + NAME);
            }
        }
        Node tree = tree(sql, parameters);
        List<String> labels = results(tree).stream().map(t -> t.text("resname")).toList();
        if (!saysResultTypes && !labels.isEmpty()) {
            results = results(text.jdbc(name -> ""));
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            columns.add(new Column(labels.get(i), results.get(i)));
        }
        return new Description(parameters, columns, Optional.of(tree));
    }

    /**
     * Where in the numbered SQL the expression of each column starts; -1 where the server does not say. What the catalogue has
     * of a query says no places since PostgreSQL 17, the log does.
     */
    List<Integer> columnStarts(QueryText text) throws SQLException {
        byte[] sql = text.numbered().sql().getBytes(StandardCharsets.UTF_8);
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute("set client_min_messages = log; set debug_pretty_print = off; set debug_print_parse = on");
            try {
                s.clearWarnings();
                s.execute(PREPARE + text.numbered().sql());
                Node tree = NodeTree.queries(logged(s.getWarnings())).getLast();
                return results(tree).stream()
                        .map(t -> location(t.get("expr")) - PREPARE.length())
                        .map(bytes -> bytes < 0 || bytes > sql.length
                                ? -1
                                : new String(sql, 0, bytes, StandardCharsets.UTF_8).length())
                        .toList();
            } finally {
                s.execute("reset debug_print_parse; reset debug_pretty_print; reset client_min_messages;"
                        + " deallocate " + NAME);
            }
        }
    }

    /** The last tree: before it comes that of PREPARE itself. */
    private static String logged(@Nullable SQLWarning first) {
        String tree = "";
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            ServerErrorMessage message =
                    warning instanceof PSQLWarning postgres ? postgres.getServerErrorMessage() : null;
            if (message != null && message.getDetail() != null) {
                tree = Objects.requireNonNull(message.getDetail());
            }
        }
        return tree;
    }

    /** The least that a part of it has; -1 where none has any. */
    private static int location(@Nullable Object expression) {
        IntStream locations = IntStream.empty();
        if (expression instanceof Node node) {
            locations = node.fields().entrySet().stream()
                    .mapToInt(f -> f.getKey().equals("location") ? node.integer("location") : location(f.getValue()));
        } else if (expression instanceof List<?> list) {
            locations = list.stream().mapToInt(Describer::location);
        }
        return locations.filter(l -> l >= 0).min().orElse(-1);
    }

    /** The columns that are no junk. */
    private static List<Node> results(Node tree) {
        return tree.nodes(tree.integer("commandType") == Scope.SELECT ? "targetList" : "returningList").stream()
                .filter(t -> !t.flag("resjunk"))
                .toList();
    }

    private Node tree(String sql, List<Long> parameters) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            String types = parameters.isEmpty() ? "" : declared(s, parameters);
            s.execute("create function pg_temp." + NAME + "(" + types + ") returns void language sql begin atomic "
                    + sql + "\n; end");
            try (ResultSet rs = s.executeQuery("select prosqlbody from pg_proc where proname = '" + NAME
                    + "' and pronamespace = pg_my_temp_schema()")) {
                rs.next();
                return NodeTree.queries(Objects.requireNonNull(rs.getString(1))).getLast();
            }
        }
    }

    /** Names that are right whatever the search path is. */
    private static String declared(Statement s, List<Long> types) throws SQLException {
        String oids = types.stream().map(String::valueOf).collect(Collectors.joining(","));
        try (ResultSet rs =
                s.executeQuery("select string_agg(format('%I.%I', n.nspname, t.typname), ', ' order by o.place)"
                        + " from unnest(array[" + oids + "]::oid[]) with ordinality as o(oid, place)"
                        + " join pg_type t on t.oid = o.oid join pg_namespace n on n.oid = t.typnamespace")) {
            rs.next();
            return Objects.requireNonNull(rs.getString(1));
        }
    }

    /** A utility statement: the driver's DESCRIBE is all there is. */
    private Description call(QueryText text) throws SQLException {
        String sql = text.jdbc(name -> "");
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            ParameterMetaData described = s.getParameterMetaData();
            List<String> names = text.occurrences();
            List<Long> types = new ArrayList<>();
            for (String name : text.names()) {
                types.add(oid(described.getParameterTypeName(names.indexOf(name) + 1)));
            }
            List<Column> columns = new ArrayList<>();
            ResultSetMetaData results = s.getMetaData();
            if (results != null) {
                for (int i = 1; i <= results.getColumnCount(); i++) {
                    columns.add(new Column(results.getColumnLabel(i), oid(results.getColumnTypeName(i))));
                }
            }
            return new Description(types, columns, Optional.empty());
        }
    }

    private List<Long> results(String jdbc) throws SQLException {
        List<Long> types = new ArrayList<>();
        try (PreparedStatement s = connection.prepareStatement(jdbc)) {
            ResultSetMetaData results = Objects.requireNonNull(s.getMetaData());
            for (int i = 1; i <= results.getColumnCount(); i++) {
                types.add(oid(results.getColumnTypeName(i)));
            }
        }
        return types;
    }

    private long oid(String type) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement("select ?::regtype::oid")) {
            s.setString(1, SERIALS.getOrDefault(type, type));
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return rs.getLong(1);
            }
        }
    }

    private static List<Long> oids(Array array) throws SQLException {
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .map(o -> ((Number) o).longValue())
                        .toList();
    }
}
