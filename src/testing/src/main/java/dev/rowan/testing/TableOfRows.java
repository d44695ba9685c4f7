package dev.rowan.testing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link RowMaker} has to know of a table.
 *
 * @param name as the test has it, or as the server prints it
 * @param sql with its schema and quoted
 * @param constraints the columns of each, by name
 */
record TableOfRows(
        String name,
        String sql,
        List<Column> columns,
        List<ForeignKey> foreignKeys,
        Map<String, List<String>> constraints) {
    /** Checks of a domain count as those of its columns, and so do the bounds of partitions. */
    private static final String COLUMNS = """
            select a.attname, format_type(a.atttypid, a.atttypmod), a.atttypid::bigint, a.atttypmod,
                (a.attnotnull or t.typnotnull) and a.atthasdef = false and t.typdefault is null and a.attidentity = '',
                a.attgenerated <> '',
                array(select pg_get_constraintdef(c.oid) from pg_constraint c
                    where c.contype = 'c' and (c.conrelid = a.attrelid and a.attnum = any (c.conkey) or c.contypid = a.atttypid)
                    union all select pg_get_expr(p.relpartbound, p.oid) from pg_inherits i join pg_class p on p.oid = i.inhrelid
                    join pg_partitioned_table t on t.partrelid = i.inhparent
                    where i.inhparent = a.attrelid and a.attnum = any (t.partattrs)),
                array(select c.conname::text from pg_constraint c where c.contypid = a.atttypid)
            from pg_attribute a
            join pg_type t on t.oid = a.atttypid
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
            order by a.attnum""";

    /** A foreign key to a partition's own parent is there once. */
    private static final String CONSTRAINTS = """
            select c.conname, c.contype::text, c.confrelid::regclass::text,
                array(select a.attname::text from unnest(c.conkey) with ordinality k(n, place)
                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by place),
                array(select a.attname::text from unnest(c.confkey) with ordinality k(n, place)
                    join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by place)
            from pg_constraint c
            where c.conrelid = ?::regclass
            union all
            select i.relname, 'i', null,
                array(select a.attname::text from pg_attribute a where a.attrelid = x.indrelid and a.attnum = any (x.indkey)), '{}'
            from pg_index x
            join pg_class i on i.oid = x.indexrelid
            where x.indrelid = ?::regclass and not exists (select from pg_constraint c where c.conindid = x.indexrelid and c.contype in ('p', 'u', 'x'))
            order by 2, 1""";

    TableOfRows {
        columns = List.copyOf(columns);
        foreignKeys = List.copyOf(foreignKeys);
        constraints = Map.copyOf(constraints);
    }

    /**
     * @param type as SQL has it
     * @param required whether a row without it is refused
     * @param generated whether nobody can give it
     * @param values what may be tried for it, in this order
     */
    record Column(String name, String type, boolean required, boolean generated, List<Candidates.Candidate> values) {
        Column {
            values = List.copyOf(values);
        }
    }

    /** {@code referenced}: by the place of their columns here. */
    record ForeignKey(String name, String table, List<String> columns, List<String> referenced) {
        ForeignKey {
            columns = List.copyOf(columns);
            referenced = List.copyOf(referenced);
        }
    }

    static TableOfRows read(Connection connection, String table) throws SQLException {
        String sql = sql(connection, table);
        List<Column> columns = new ArrayList<>();
        Map<String, List<String>> constraints = new LinkedHashMap<>();
        try (PreparedStatement s = connection.prepareStatement(COLUMNS)) {
            s.setString(1, sql);
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    String name = rs.getString(1);
                    columns.add(new Column(
                            name,
                            rs.getString(2),
                            rs.getBoolean(5),
                            rs.getBoolean(6),
                            Candidates.of(connection, rs.getLong(3), rs.getInt(4), texts(rs.getArray(7)))));
                    texts(rs.getArray(8))
                            .forEach(domain -> constraints
                                    .computeIfAbsent(domain, c -> new ArrayList<>())
                                    .add(name));
                }
            }
        }
        List<ForeignKey> keys = new ArrayList<>();
        try (PreparedStatement s = connection.prepareStatement(CONSTRAINTS)) {
            s.setString(1, sql);
            s.setString(2, sql);
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    constraints
                            .computeIfAbsent(rs.getString(1), c -> new ArrayList<>())
                            .addAll(texts(rs.getArray(4)));
                    if (rs.getString(2).equals("f")) {
                        keys.add(new ForeignKey(
                                rs.getString(1), rs.getString(3), texts(rs.getArray(4)), texts(rs.getArray(5))));
                    }
                }
            }
        }
        return new TableOfRows(name(connection, sql), sql, columns, keys, constraints);
    }

    private static String sql(Connection connection, String table) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(
                "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.oid = to_regclass(?)")) {
            s.setString(1, table);
            try (ResultSet rs = s.executeQuery()) {
                if (!rs.next()) {
                    throw new IllegalArgumentException("no table is called " + table);
                }
                return rs.getString(1);
            }
        }
    }

    /** As foreign keys name it. */
    private static String name(Connection connection, String sql) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement("select ?::regclass::text")) {
            s.setString(1, sql);
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return rs.getString(1);
            }
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    Column column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
