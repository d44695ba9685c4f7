package dev.rowan.testing;

import dev.rowan.testing.TableOfRows.Column;
import dev.rowan.testing.TableOfRows.ForeignKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Finds rows by asking the server: it stores one, and where that is refused, changes the columns that the refusal is about. For one
 * thread.
 */
final class RowMaker {
    private static final int MOST_ATTEMPTS = 400;

    /** After so many refusals of one thing, columns that may be null are tried too. */
    private static final int PATIENCE = 60;

    private final Random random;
    private final Map<String, TableOfRows> tables = new HashMap<>();

    /** Which of a column's candidates was taken last: the next row tries it first. */
    private final Map<Column, Integer> known = new HashMap<>();

    private long next;

    RowMaker(long seed) {
        this.random = new Random(seed);
        this.next = Math.floorMod(seed, 1_000L) * 1_000;
    }

    TestRow insert(Connection connection, String table, Map<String, ? extends @Nullable Object> given)
            throws SQLException {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        given.forEach((column, value) -> texts.put(column, value == null ? null : value.toString()));
        try (var s = connection.createStatement()) {
            s.execute("set constraints all deferred"); // rows that require each other
        }
        return insert(connection, table, texts, List.of()).row();
    }

    /** {@code texts}: the values as the server reads them again. */
    private record Stored(TestRow row, Map<String, @Nullable String> texts) {}

    /** {@code waiting}: those whose rows wait for this one. */
    private Stored insert(
            Connection connection, String table, Map<String, @Nullable String> given, List<Search> waiting)
            throws SQLException {
        TableOfRows of = tables.get(table);
        if (of == null) {
            of = TableOfRows.read(connection, table);
            tables.put(table, of);
        }
        List<String> unknown = new ArrayList<>(given.keySet());
        unknown.removeAll(of.columns().stream().map(Column::name).toList());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(table + " has no column " + String.join(", ", unknown));
        }
        return new Search(connection, of, given, waiting).row();
    }

    /** The search for one row. */
    private final class Search {
        private final Connection connection;
        private final TableOfRows table;
        private final Map<String, @Nullable String> given;
        private final List<Search> waiting;
        private final Map<Column, Integer> chosen = new LinkedHashMap<>();
        private final Map<String, @Nullable String> parents = new LinkedHashMap<>();

        /** Keys that other rows point to before this one is stored. */
        private final Map<String, @Nullable String> promised = new LinkedHashMap<>();

        private final Set<String> blamed = new TreeSet<>();

        Search(Connection connection, TableOfRows table, Map<String, @Nullable String> given, List<Search> waiting) {
            this.connection = connection;
            this.table = table;
            this.given = given;
            this.waiting = waiting;
            for (Column column : table.columns()) {
                if (column.required() && !given.containsKey(column.name())) {
                    fill(column);
                }
            }
        }

        private void fill(Column column) {
            chosen.putIfAbsent(column, known.getOrDefault(column, 0));
        }

        Stored row() throws SQLException {
            SQLException last = null;
            for (ForeignKey key : table.foreignKeys()) {
                if (key.columns().stream().anyMatch(this::isFilled)) {
                    parent(key);
                }
            }
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                Savepoint before = connection.setSavepoint();
                try {
                    Stored row = send();
                    connection.releaseSavepoint(before);
                    known.putAll(chosen);
                    return row;
                } catch (SQLException e) {
                    connection.rollback(before);
                    connection.releaseSavepoint(before);
                    last = e;
                    change(e, attempt);
                }
            }
            throw new IllegalStateException(
                    table.name() + ": no row was found that the server takes, in " + MOST_ATTEMPTS + " attempts"
                            + "\nhelp: give " + (blamed.isEmpty() ? "some of its columns" : String.join(", ", blamed))
                            + ", by rows.insert(\"" + table.name() + "\", Map.of(...)); the last refusal is the cause",
                    last);
        }

        private boolean isFilled(String column) {
            return chosen.keySet().stream().anyMatch(c -> c.name().equals(column));
        }

        /** Stores the row that a foreign key requires, and takes its key. */
        private void parent(ForeignKey key) throws SQLException {
            List<Search> stack = new ArrayList<>(waiting);
            stack.add(this);
            for (Search other : stack) {
                if (other.table.name().equals(key.table())) {
                    for (int i = 0; i < key.columns().size(); i++) {
                        parents.put(
                                key.columns().get(i),
                                other.promise(key.referenced().get(i)));
                    }
                    return;
                }
            }
            Map<String, @Nullable String> shared = shared(key);
            if (shared.size() == key.columns().size() && isThere(key, shared)) {
                return;
            }
            Stored row = insert(connection, key.table(), shared, stack);
            for (int i = 0; i < key.columns().size(); i++) {
                parents.put(
                        key.columns().get(i), row.texts().get(key.referenced().get(i)));
            }
        }

        private @Nullable String promise(String column) {
            if (given.containsKey(column)) {
                return given.get(column);
            }
            if (!promised.containsKey(column)) {
                promised.put(column, table.column(column).values().getFirst().of(number(), random));
            }
            return promised.get(column);
        }

        /** What the parent's key has to be: columns that are given, or that another parent has too. */
        private Map<String, @Nullable String> shared(ForeignKey key) {
            Map<String, @Nullable String> shared = new LinkedHashMap<>();
            for (int i = 0; i < key.columns().size(); i++) {
                String column = key.columns().get(i);
                if (given.containsKey(column)) {
                    shared.put(key.referenced().get(i), given.get(column));
                } else if (parents.containsKey(column)
                        && table.foreignKeys().stream()
                                .anyMatch(other ->
                                        !other.equals(key) && other.columns().contains(column))) {
                    shared.put(key.referenced().get(i), parents.get(column));
                }
            }
            return shared;
        }

        private boolean isThere(ForeignKey key, Map<String, @Nullable String> values) throws SQLException {
            String sql = "select from " + key.table() + " where "
                    + values.keySet().stream()
                            .map(name -> TableOfRows.quoted(name) + "::text = ?")
                            .collect(Collectors.joining(" and "));
            try (PreparedStatement s = connection.prepareStatement(sql)) {
                int parameter = 1;
                for (String value : values.values()) {
                    s.setString(parameter++, value);
                }
                try (ResultSet rs = s.executeQuery()) {
                    return rs.next();
                }
            }
        }

        private Stored send() throws SQLException {
            Map<String, @Nullable String> values = new LinkedHashMap<>(given);
            chosen.forEach((column, candidate) -> {
                if (!parents.containsKey(column.name())) {
                    values.put(column.name(), column.values().get(candidate).of(number(), random));
                }
            });
            values.putAll(promised);
            values.putAll(parents);
            String sql = "insert into " + table.sql()
                    + (values.isEmpty()
                            ? " default values"
                            : values.keySet().stream()
                                            .map(TableOfRows::quoted)
                                            .collect(Collectors.joining(
                                                    ", ", " (", ") overriding system value values ("))
                                    + values.keySet().stream()
                                            .map(name ->
                                                    "?::" + table.column(name).type())
                                            .collect(Collectors.joining(", ", "", ")")))
                    + " returning *";
            try (PreparedStatement s = connection.prepareStatement(sql)) {
                int parameter = 1;
                for (String value : values.values()) {
                    s.setObject(parameter++, value, Types.OTHER);
                }
                try (ResultSet rs = s.executeQuery()) {
                    if (!rs.next()) {
                        throw new SQLException("a trigger or rule stored nothing", "P0001");
                    }
                    Map<String, @Nullable Object> stored = new LinkedHashMap<>();
                    Map<String, @Nullable String> texts = new LinkedHashMap<>();
                    for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
                        String column = rs.getMetaData().getColumnName(i);
                        stored.put(column, rs.getObject(i));
                        texts.put(column, rs.getObject(i) instanceof byte[] bytes ? hex(bytes) : rs.getString(i));
                    }
                    return new Stored(new TestRow(table.name(), stored), texts);
                }
            }
        }

        /** The driver's text of bytes is none that the server reads, where they came in binary form. */
        private static String hex(byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }

        private long number() {
            return ++next;
        }

        /** After a refusal: other values for the columns that it is about. */
        private void change(SQLException e, int attempt) throws SQLException {
            String state = String.valueOf(e.getSQLState());
            ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
            List<Column> about = about(server);
            about.forEach(column -> blamed.add(column.name()));
            if (state.equals("23502") || (state.equals("23514") && attempt >= PATIENCE)) {
                about.stream().filter(c -> !given.containsKey(c.name())).forEach(this::fill);
            }
            if (state.equals("23503") && server != null) {
                for (ForeignKey key : table.foreignKeys()) {
                    if (key.name().equals(server.getConstraint())) {
                        key.columns().stream().map(table::column).forEach(this::fill);
                        parent(key);
                    }
                }
            }
            boolean all = about.stream().noneMatch(chosen::containsKey);
            if (all && attempt >= PATIENCE) {
                table.columns().stream()
                        .filter(c -> !c.generated() && !given.containsKey(c.name()) && random.nextInt(4) == 0)
                        .forEach(this::fill);
            }
            if (about.stream().anyMatch(column -> promised.containsKey(column.name()))) {
                promised.clear();
                for (ForeignKey key : table.foreignKeys()) {
                    if (key.table().equals(table.name())
                            && key.columns().stream().anyMatch(this::isFilled)) {
                        parent(key);
                    }
                }
            }
            for (Column column : List.copyOf(chosen.keySet())) {
                if (all || about.contains(column)) {
                    chosen.put(column, random.nextInt(column.values().size()));
                }
            }
        }

        /** The columns of the constraint, or the one, that the server names; none where it names nothing. */
        private List<Column> about(@Nullable ServerErrorMessage server) {
            if (server == null) {
                return List.of();
            }
            Set<String> names = new TreeSet<>();
            if (server.getColumn() != null) {
                names.add(server.getColumn());
            }
            if (server.getConstraint() != null) {
                names.addAll(table.constraints().getOrDefault(server.getConstraint(), List.of()));
            }
            return table.columns().stream()
                    .filter(c -> names.contains(c.name()) && !c.generated())
                    .toList();
        }
    }
}
