package dev.rowan.codegen.queries;

import dev.rowan.codegen.queries.Describer.Description;
import dev.rowan.postgres.ServerFailed;
import dev.rowan.review.tree.Node;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Has the analyser look at random queries, runs them, and compares: with the analyser itself, and with some that are broken. */
final class Fuzz implements AutoCloseable {
    private static final List<String> DATA = List.of("dense", "sparse", "other");

    /** How a broken analyser differs. */
    record Break(
            UnaryOperator<Node> tree,
            UnaryOperator<ServerCatalogue> relations,
            UnaryOperator<NonNullFunctions> functions,
            boolean parametersNonNull) {
        static Break ofTree(UnaryOperator<Node> tree) {
            return new Break(tree, r -> r, f -> f, false);
        }
    }

    private final Supplier<Connection> server;
    private Connection connection;
    private final Random random;
    private final int version;
    private final RandomQueries queries;
    private Describer describer;
    private ServerCatalogue relations;
    private final NonNullFunctions functions = NonNullFunctions.reviewed();
    private final Map<String, Break> breaks;

    private final RecordNulls records = new RecordNulls();
    private final List<String> crashed = new ArrayList<>();
    private int made;
    private int ran;
    private int columns;
    private int nonNull;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, String> found = new TreeMap<>();
    private final Map<String, Integer> failures = new TreeMap<>();

    /** {@code server}: opens connections to an empty database. */
    Fuzz(Supplier<Connection> server, long seed, Map<String, Break> breaks) throws SQLException {
        this.server = server;
        this.connection = server.get();
        this.random = new Random(seed);
        this.breaks = breaks;
        this.version = connection.getMetaData().getDatabaseMajorVersion();
        this.queries = new RandomQueries(random, version);
        try (Statement s = connection.createStatement()) {
            for (String data : DATA) {
                s.execute("create schema " + data);
                s.execute("set search_path = " + data);
                s.execute(RandomSchema.tables(version));
            }
        }
        begin();
        this.describer = new Describer(connection);
        this.relations = new ServerFacts(connection);
    }

    private void begin() throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute("set statement_timeout = '2s'");
        }
        connection.setAutoCommit(false);
    }

    /** Some queries make PostgreSQL itself end with a segmentation fault; it comes back. */
    private void recover(String sql) throws SQLException {
        crashed.add(sql);
        for (int i = 0; i < 50; i++) {
            try {
                Thread.sleep(200);
                connection = server.get();
                begin();
                describer = new Describer(connection);
                relations = new ServerFacts(connection);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | ServerFailed e) {
                failures.merge("server is down", 1, Integer::sum);
            }
        }
    }

    /** Makes, analyses and runs so many. */
    void run(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            if (i % 100 == 0) {
                newRows();
            }
            String sql = queries.next();
            try {
                one(sql);
            } catch (SQLException e) {
                if (!connection.isClosed()) {
                    throw e;
                }
                recover(sql);
            }
        }
    }

    private void newRows() throws SQLException {
        try (Statement s = connection.createStatement()) {
            for (String data : DATA) {
                s.execute("set search_path = " + data);
                s.execute(RandomSchema.rows(random, version, !data.equals("dense")));
            }
        }
        connection.commit();
        records.check(connection, DATA, wrong);
        if (records.foundByHeirs()) {
            found.put(RecordNulls.WITHOUT_HEIRS, "a record");
        }
    }

    private void one(String sql) throws SQLException {
        made++;
        try (Statement s = connection.createStatement()) {
            s.execute("set search_path = dense");
        }
        var text = new QueryText(SqlScanner.scan(sql, 0).pieces());
        Description described;
        try {
            described = describer.describe(text, false);
        } catch (SQLException e) {
            failed(e);
            return;
        }
        if (described.returnsInVain()) {
            failures.merge("rules that return nothing", 1, Integer::sum);
            return;
        }
        List<String> names = text.numbered().names();
        List<Boolean> claims = claims(described, relations, functions, names, false);
        Set<Integer> nulls = new HashSet<>();
        boolean executed = false;
        for (String data : DATA) {
            executed |= execute(text, described, data, nulls);
        }
        if (!executed) {
            return;
        }
        ran++;
        columns += claims.size();
        for (int i = 0; i < claims.size(); i++) {
            nonNull += claims.get(i) ? 1 : 0;
            if (claims.get(i) && nulls.contains(i)) {
                wrong.add("column " + (i + 1) + " of " + sql);
            }
        }
        breaks.forEach((name, broken) -> {
            if (!found.containsKey(name) && !nulls.isEmpty()) {
                Description other = new Description(
                        described.parameters(),
                        described.columns(),
                        described.tree().map(broken.tree()));
                List<Boolean> brokenClaims = claims(
                        other,
                        broken.relations().apply(relations),
                        broken.functions().apply(functions),
                        names,
                        broken.parametersNonNull());
                if (nulls.stream().anyMatch(brokenClaims::get)) {
                    found.put(name, sql);
                }
            }
        });
    }

    private static List<Boolean> claims(
            Description described,
            ServerCatalogue relations,
            NonNullFunctions functions,
            List<String> names,
            boolean parametersNonNull) {
        return AnalysedText.of(
                        described,
                        relations,
                        functions,
                        number -> !parametersNonNull && names.get(number - 1).startsWith("n"))
                .columns()
                .stream()
                .map(AnalysedText.Column::nonNull)
                .toList();
    }

    /** Adds the indexes of columns where a null was. */
    private boolean execute(QueryText text, Description described, String data, Set<Integer> nulls)
            throws SQLException {
        var before = connection.setSavepoint();
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute("set local search_path = " + data);
            s.execute("prepare fuzz as " + text.numbered().sql());
            List<String> values = new ArrayList<>();
            for (String name : text.numbered().names()) {
                values.add(value(name));
            }
            String arguments = values.isEmpty() ? "" : "(" + String.join(", ", values) + ")";
            try (ResultSet rs = s.executeQuery("execute fuzz" + arguments)) {
                while (rs.next()) {
                    for (int i = 0; i < described.columns().size(); i++) {
                        if (rs.getString(i + 1) == null) {
                            nulls.add(i);
                        }
                    }
                }
            }
            return true;
        } catch (SQLException e) {
            failed(e);
            return false;
        } finally {
            connection.rollback(before);
            try (Statement s = connection.createStatement()) {
                s.execute("deallocate all");
            }
        }
    }

    private String value(String name) {
        if (name.startsWith("n") && random.nextBoolean()) {
            return "null";
        }
        return name.contains("_int_") ? "1" : name.contains("_text_") ? "'a'" : "true";
    }

    private void failed(SQLException e) {
        failures.merge(
                e.getSQLState() + " "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                1,
                Integer::sum);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    int made() {
        return made;
    }

    int ran() {
        return ran;
    }

    int columns() {
        return columns;
    }

    int nonNull() {
        return nonNull;
    }

    List<String> wrong() {
        return wrong;
    }

    /** What made the server crash. */
    List<String> crashed() {
        return crashed;
    }

    /** The query that gave each broken analyser away. */
    Map<String, String> found() {
        return found;
    }

    Map<String, Integer> failures() {
        return new LinkedHashMap<>(failures);
    }

    /** Changes each node of a kind, wherever it stands. */
    static UnaryOperator<Node> each(String type, UnaryOperator<Node> change) {
        return tree -> (Node) Objects.requireNonNull(changed(tree, type, change));
    }

    private static @Nullable Object changed(@Nullable Object value, String type, UnaryOperator<Node> change) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            for (Object part : list) {
                all.add(changed(part, type, change));
            }
            return all;
        }
        if (value instanceof Node node) {
            Node copy = node;
            for (Map.Entry<String, Object> field : node.fields().entrySet()) {
                copy = copy.with(field.getKey(), changed(field.getValue(), type, change));
            }
            return node.is(type) ? change.apply(copy) : copy;
        }
        return value;
    }
}
