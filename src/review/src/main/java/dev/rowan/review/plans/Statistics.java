package dev.rowan.review.plans;

import dev.rowan.review.schema.Column;
import dev.rowan.review.schema.Index;
import dev.rowan.review.schema.Schema;
import dev.rowan.review.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes what ANALYZE would have found: rows and pages into pg_class, distinct values, nulls and widths into pg_statistic. Both are
 * the same on every version, while {@code pg_restore_attribute_stats} is there from 18 only. Needs a superuser.
 */
final class Statistics {
    /** Rows of a table of which nothing is stated. */
    static final long UNSTATED = 1000;

    private static final int PAGE = 8192;
    private static final int HEADER = 28;
    private static final int INDEX_HEADER = 12;
    private static final double FULL = 0.9;

    private static final String RELATION =
            "update pg_class set relpages = ?, reltuples = ?, relallvisible = ? where oid = ?";

    private static final String COLUMN = """
            insert into pg_statistic (starelid, staattnum, stainherit, stanullfrac, stawidth, stadistinct,
                stakind1, stakind2, stakind3, stakind4, stakind5, staop1, staop2, staop3, staop4, staop5,
                stacoll1, stacoll2, stacoll3, stacoll4, stacoll5, stanumbers1)
            select ?, ?, ?, ?, ?, ?, case when ? then 3 else 0 end, 0, 0, 0, 0, case when ? then ?::regoperator::oid else 0 end, 0, 0, 0, 0,
                0, 0, 0, 0, 0, case when ? then '{1}'::float4[] end
            where not exists (select from pg_statistic s where s.starelid = ? and s.staattnum = ? and s.stainherit = ?)
            """;

    private static final String KNOWN =
            "select oid, reltuples, relpages from pg_class where relkind in ('r', 'p', 'm', 'i') and reltuples > 0";

    private final Connection connection;
    private final Schema schema;
    private final Sizes sizes;
    private final Distinct distinct;
    private final Map<Long, Known> known = new HashMap<>();

    /** What the output of pg_dump has said of a relation. */
    private record Known(long rows, long pages) {}

    Statistics(Connection connection, Schema schema, Sizes sizes) throws SQLException {
        this.connection = connection;
        this.schema = schema;
        this.sizes = sizes;
        this.distinct = new Distinct(connection, schema, sizes, this::rows);
    }

    /** Runs the output of {@code pg_dump --statistics-only}, if there is one; what could not be done. */
    List<String> restore() throws SQLException {
        if (sizes.statistics().isEmpty()) {
            return List.of();
        }
        String place = sizes.place("statistics");
        if (connection.getMetaData().getDatabaseMajorVersion() < 18) {
            return List.of(place + ": a dump of statistics is for PostgreSQL 18 and later: left out");
        }
        String sql;
        try (var lines = Files.lines(sizes.statistics().get())) {
            sql = lines.filter(l -> !l.startsWith("\\")).collect(Collectors.joining("\n")); // psql's own commands
        } catch (IOException e) {
            return List.of(
                    "%s: cannot read %s: %s".formatted(place, sizes.statistics().get(), e.getMessage()));
        }
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(sql);
            while (s.getMoreResults() || s.getUpdateCount() != -1) {
                // each SELECT of the dump has a result
            }
        } catch (SQLException e) {
            return List.of("%s: %s does not run: %s"
                    .formatted(place, sizes.statistics().get(), e.getMessage()));
        } finally {
            try (Statement s = connection.createStatement()) {
                s.execute("reset all"); // the dump empties the search path
            }
        }
        try (PreparedStatement s = connection.prepareStatement(KNOWN);
                ResultSet rs = s.executeQuery()) {
            while (rs.next()) {
                known.put(rs.getLong(1), new Known(rs.getLong(2), rs.getLong(3)));
            }
        }
        return List.of();
    }

    /** Rows of a table or partition. */
    long rows(Table table) {
        var stated = sizes.rows(table.name());
        if (stated.isPresent()) {
            return stated.getAsLong();
        }
        if (known.containsKey(table.oid()) && table.kind() != 'p') {
            return known.get(table.oid()).rows();
        }
        if (table.kind() == 'p') {
            return schema.leaves(schema.root(table)).stream()
                    .mapToLong(this::rows)
                    .sum();
        }
        if (table.isPartition()) {
            Table root = schema.root(table);
            var all = sizes.rows(root.name());
            return all.isEmpty()
                    ? UNSTATED
                    : all.getAsLong() / Math.max(1, schema.leaves(root).size());
        }
        return UNSTATED;
    }

    /** States tables; the pages of their files. */
    Map<String, Long> tables() throws SQLException {
        Map<String, Long> files = new LinkedHashMap<>();
        try (PreparedStatement relation = connection.prepareStatement(RELATION);
                PreparedStatement column = connection.prepareStatement(COLUMN)) {
            for (Table table : schema.all()) {
                long rows = rows(table);
                boolean parent = table.kind() == 'p';
                long pages = parent ? -1 : pages(table, rows);
                relation(relation, table.oid(), pages, rows);
                for (Column c : table.columns()) {
                    column(column, table, c, parent);
                }
                if (!parent) {
                    files.put(table.file(), pages);
                }
            }
            relation.executeBatch();
            column.executeBatch();
        }
        return files;
    }

    private long pages(Table table, long rows) {
        if (known.containsKey(table.oid()) && sizes.rows(table.name()).isEmpty()) {
            return Math.max(1, known.get(table.oid()).pages());
        }
        double width = HEADER
                + table.columns().stream().mapToDouble(c -> width(table, c)).sum();
        return Math.max(1, (long) Math.ceil(rows * width / PAGE));
    }

    private static void relation(PreparedStatement s, long oid, long pages, long rows) throws SQLException {
        s.setLong(1, pages);
        s.setFloat(2, (float) rows);
        s.setLong(3, Math.max(0, pages));
        s.setLong(4, oid);
        s.addBatch();
    }

    private void column(PreparedStatement s, Table table, Column column, boolean parent) throws SQLException {
        // values of a sequence lie in the order of their rows
        boolean ordered = column.sequence().isPresent();
        Table named = sizes.rows(table.name()).isPresent() ? table : schema.root(table);
        s.setLong(1, table.oid());
        s.setInt(2, column.number());
        s.setBoolean(3, parent);
        s.setDouble(4, sizes.nulls(named.name(), column.name()).orElse(0));
        s.setInt(5, (int) width(table, column));
        s.setDouble(6, distinct.of(table, column));
        s.setBoolean(7, ordered);
        s.setBoolean(8, ordered);
        s.setString(
                9, "pg_catalog.<(%s,%s)".formatted(ordered ? column.type() : "int4", ordered ? column.type() : "int4"));
        s.setBoolean(10, ordered);
        s.setLong(11, table.oid());
        s.setInt(12, column.number());
        s.setBoolean(13, parent);
        s.addBatch();
    }

    private double width(Table table, Column column) {
        var stated = sizes.width(schema.root(table).name(), column.name());
        return stated.isPresent() ? stated.getAsInt() : column.width();
    }

    /** States indexes, of which the tables must have their size already; the pages of their files. */
    Map<String, Long> indexes() throws SQLException {
        Map<String, Long> files = new LinkedHashMap<>();
        try (PreparedStatement relation = connection.prepareStatement(RELATION);
                PreparedStatement file = connection.prepareStatement("select pg_relation_filepath(?::oid::regclass)")) {
            for (Table table : schema.all()) {
                for (Index index : table.kind() == 'p' ? List.<Index>of() : table.indexes()) {
                    long rows = rows(table, index);
                    double width = INDEX_HEADER
                            + index.keys().stream()
                                    .mapToDouble(k -> table.column(k)
                                            .map(c -> width(table, c))
                                            .orElse(16.0))
                                    .sum();
                    long pages = known.containsKey(index.oid())
                            ? known.get(index.oid()).pages()
                            : (long) Math.ceil(rows * width / (PAGE * FULL)) + 1;
                    relation(relation, index.oid(), pages, rows);
                    file.setLong(1, index.oid());
                    try (ResultSet rs = file.executeQuery()) {
                        rs.next();
                        files.put(rs.getString(1), pages);
                    }
                }
            }
            relation.executeBatch();
        }
        return files;
    }

    /** Of a partial one: what the planner expects of its predicate. */
    private long rows(Table table, Index index) throws SQLException {
        if (known.containsKey(index.oid())) {
            return known.get(index.oid()).rows();
        }
        if (index.predicate().isEmpty()) {
            return rows(table);
        }
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            // without indexes: the planner would take the rows of this one
            s.execute("set enable_indexscan = off; set enable_bitmapscan = off; set enable_indexonlyscan = off;"
                    + " set max_parallel_workers_per_gather = 0");
            try (ResultSet rs = s.executeQuery("explain (format json) select from only " + name(table.oid()) + " where "
                    + index.predicate().get())) {
                rs.next();
                return Math.max(
                        1, Explain.read(rs.getString(1)).path("Plan Rows").asLong());
            } finally {
                s.execute("reset all");
            }
        }
    }

    private String name(long oid) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(
                "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = ?")) {
            s.setLong(1, oid);
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return String.valueOf(rs.getString(1));
            }
        }
    }
}
