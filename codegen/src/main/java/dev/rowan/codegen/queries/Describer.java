package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.ServerStatement;
import dev.rowan.codegen.catalogue.ServerStatement.Types;
import dev.rowan.review.tree.Node;
import dev.rowan.review.tree.NodeTree;
import java.nio.charset.StandardCharsets;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * Has the server analyse statements. PREPARE tells the types; the tree of the analysed query is that of a function's body,
 * which is made with parameters of these types and rolled back.
 */
final class Describer {
    /** The function's name. */
    private static final String NAME = "rowan_query";

    /** Not supported, no such unique index for ON CONFLICT, and the wrong kind of relation. */
    private static final Set<String> OF_PLANNER = Set.of("0A000", "42P10", "42809");

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
    record Description(List<Long> parameters, List<Column> columns, Optional<Node> tree) {
        /** Whether RETURNING gives nothing, because a rule has another command run in place of this one. */
        boolean returnsInVain() {
            return columns.isEmpty() && tree.filter(t -> !results(t).isEmpty()).isPresent();
        }
    }

    /** A column of a result. */
    record Column(String label, long type) {}

    private final Connection connection;
    private final boolean saysResultTypes;
    private final boolean logSaysPlaces;

    /** The types of parameters by texts that do not say them by themselves. */
    private final Map<String, String> declared = new HashMap<>();

    private int described;

    /** {@code connection}: in a transaction. */
    Describer(Connection connection) throws SQLException {
        this.connection = connection;
        int version = connection.getMetaData().getDatabaseMajorVersion();
        this.saysResultTypes = version >= 16;
        this.logSaysPlaces = version >= 17;
    }

    /**
     * Describes a statement.
     *
     * @throws SQLException when the server cannot prepare it; the transaction goes on
     */
    Description describe(QueryText text, boolean isCall) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return isCall ? call(text) : analysed(text, before);
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

    /**
     * Has the server plan a text, as it does each time that it is executed.
     *
     * @param parameters how many it has
     * @throws SQLException when the planner refuses, so that the statement can never run
     */
    void plan(String sql, int parameters) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (var prepared = ServerStatement.of(connection, "", sql)) {
            try (Statement s = connection.createStatement()) {
                s.execute("set local plan_cache_mode = force_generic_plan"); // which looks at no parameter's value
                s.execute("explain " + prepared.execute(parameters));
            } catch (SQLException e) {
                if (canNeverRun(e)) {
                    throw e;
                }
            } finally {
                connection.rollback(before);
            }
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    /**
     * Whether it is the planner's own failure. It calls functions too, which may find later what they miss now, and EXECUTE gives
     * null to a domain that may take none.
     */
    private static boolean canNeverRun(SQLException failure) {
        boolean ofFunction = failure instanceof PSQLException postgres
                && postgres.getServerErrorMessage() != null
                && postgres.getServerErrorMessage().getWhere() != null;
        return !ofFunction && OF_PLANNER.contains(String.valueOf(failure.getSQLState()));
    }

    /** Where PostgreSQL meets a parameter before the use that says its type, it is told the type. */
    private Description analysed(QueryText text, Savepoint before) throws SQLException {
        String sql = text.numbered().sql();
        try {
            return analysed(sql);
        } catch (SQLException e) {
            connection.rollback(before);
            Optional<String> types = new DeducedTypes(candidate -> parameters(candidate, before))
                    .of(sql, text.names().size(), e);
            if (types.isEmpty()) {
                throw e;
            }
            declared.put(sql, types.get());
            try {
                return analysed(sql);
            } catch (SQLException ofDeclared) {
                declared.remove(sql);
                e.addSuppressed(ofDeclared);
                throw e;
            }
        }
    }

    /** The declared types of a text's parameters. */
    private String parameters(String sql, Savepoint before) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            return declared(s, types(sql).parameters());
        } finally {
            connection.rollback(before);
        }
    }

    private ServerStatement prepare(String sql) throws SQLException {
        return ServerStatement.of(connection, declared.getOrDefault(sql, ""), sql);
    }

    private Description analysed(String sql) throws SQLException {
        Types types = types(sql);
        Node tree;
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            tree = tree(s, head(s, types.parameters()), sql);
        }
        List<Long> results = types.results();
        List<String> labels = results(tree).stream().map(t -> t.text("resname")).toList();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            columns.add(new Column(labels.get(i), results.get(i)));
        }
        return new Description(types.parameters(), columns, Optional.of(tree));
    }

    private Types types(String sql) throws SQLException {
        try (var prepared = prepare(sql)) {
            Types types = prepared.types();
            return saysResultTypes
                    ? types
                    : new Types(
                            types.parameters(),
                            results(prepared.execute(types.parameters().size())));
        }
    }

    /**
     * The analysed text with the places of its parts. Those in the catalogue have none since PostgreSQL 17; what is prepared has
     * them in the log, which the server sends here.
     */
    PlacedTree placed(QueryText text) throws SQLException {
        boolean alone = connection.getAutoCommit();
        connection.setAutoCommit(false);
        Savepoint before = connection.setSavepoint();
        try {
            return placed(text.numbered().sql());
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
            connection.setAutoCommit(alone);
        }
    }

    private PlacedTree placed(String sql) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            if (!logSaysPlaces) {
                String head = head(s, types(sql).parameters());
                return new PlacedTree(tree(s, head, sql), sql, head.getBytes(StandardCharsets.UTF_8).length);
            }
            s.execute("set local client_min_messages = log; set local debug_pretty_print = off;"
                    + " set local debug_print_parse = on");
            try (var prepared = prepare(sql)) {
                Node tree = NodeTree.queries(logged(prepared.warnings())).getLast();
                String head = ServerStatement.prepare(declared.getOrDefault(sql, ""));
                return new PlacedTree(tree, sql, head.getBytes(StandardCharsets.UTF_8).length);
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
        return tree.replace('\n', ' '); // lines are broken at blanks
    }

    /** The columns that are no junk. */
    static List<Node> results(Node tree) {
        return tree.nodes(tree.integer("commandType") == Scope.SELECT ? "targetList" : "returningList").stream()
                .filter(t -> !t.flag("resjunk"))
                .toList();
    }

    private static String head(Statement s, List<Long> parameters) throws SQLException {
        String types = parameters.isEmpty() ? "" : declared(s, parameters);
        return "create function pg_temp." + NAME + "(" + types + ") returns void language sql begin atomic ";
    }

    private static Node tree(Statement s, String head, String sql) throws SQLException {
        s.execute(head + sql + "\n; end");
        try (ResultSet rs = s.executeQuery("select prosqlbody from pg_proc where proname = '" + NAME
                + "' and pronamespace = pg_my_temp_schema()")) {
            rs.next();
            return NodeTree.queries(Objects.requireNonNull(rs.getString(1))).getLast();
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

    /** A name as SQL needs it. */
    String quoted(String name) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement("select quote_ident(?)")) {
            s.setString(1, name);
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return Objects.requireNonNull(rs.getString(1));
            }
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

    /** Before PostgreSQL 16. Each text is another, or the driver would remember that the one before it had no columns. */
    private List<Long> results(String execute) throws SQLException {
        List<Long> types = new ArrayList<>();
        try (PreparedStatement s = connection.prepareStatement(execute + " -- " + ++described)) {
            ResultSetMetaData results = s.getMetaData();
            for (int i = 1; results != null && i <= results.getColumnCount(); i++) {
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
}
