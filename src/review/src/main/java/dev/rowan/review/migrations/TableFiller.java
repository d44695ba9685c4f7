package dev.rowan.review.migrations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Puts rows into tables that have none. Triggers do not fire and foreign keys are not checked, but its rows satisfy them; the server refuses
 * what breaks another constraint, and other values are tried then. Its connection belongs to a superuser and commits each statement.
 */
final class TableFiller {
    static final int ROWS = 40;

    private static final int MOST_TRIES = 600;
    private static final String TABLES = """
            select c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as quoted, n.nspname || '.' || c.relname as name,
                c.relkind::text as kind, coalesce(pg_get_expr(c.relpartbound, c.oid), '') as bound,
                coalesce((select string_agg(a.attname, chr(10)) from pg_inherits i join pg_partitioned_table p on p.partrelid = i.inhparent
                    join pg_attribute a on a.attrelid = p.partrelid and a.attnum = any(p.partattrs::int2[])
                    where i.inhrelid = c.oid and c.relispartition), '') as partition_columns
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.oid = any(?) and c.relkind in ('r', 'p') order by c.relkind, 3
            """;
    private static final String COLUMNS = """
            select a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), b.typname, b.typtype::text,
                case when a.atttypmod >= 0 then a.atttypmod else t.typtypmod end,
                coalesce(format_type(coalesce(f.oid, e.oid), null), ''), coalesce(f.typname, e.typname, ''), coalesce(f.typtype::text, e.typtype::text, ''),
                b.typcategory = 'A' and b.typelem <> 0 as array, a.attnotnull or t.typnotnull as strict, format_type(b.oid, null)
            from pg_attribute a
            join pg_type t on t.oid = a.atttypid
            left join pg_type d on d.oid = t.typbasetype and t.typtype = 'd'
            join pg_type b on b.oid = coalesce(nullif(d.typbasetype, 0), d.oid, t.oid)
            left join pg_range r on r.rngtypid = b.oid
            left join pg_type e on e.oid = coalesce(r.rngsubtype, nullif(b.typelem, 0),
                (select m.rngtypid from pg_range m where m.rngmultitypid = b.oid))
            left join pg_type f on f.oid = e.typbasetype and e.typtype = 'd'
            where a.attrelid = any(?) and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
                and not exists (select from pg_attrdef v where v.adrelid = a.attrelid and v.adnum = a.attnum
                    and pg_get_expr(v.adbin, v.adrelid) like 'nextval(%')
            order by a.attrelid, a.attnum
            """;
    private static final String KEYS = """
            select c.conrelid, c.confrelid, case when t.relkind = 'r' then 'only ' else '' end || quote_ident(n.nspname) || '.' || quote_ident(t.relname),
                (select string_agg(a.attname, chr(10) order by k.place) from unnest(c.conkey) with ordinality k(num, place)
                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num),
                (select string_agg(quote_ident(a.attname), chr(10) order by k.place) from unnest(c.confkey) with ordinality k(num, place)
                    join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num)
            from pg_constraint c join pg_class t on t.oid = c.confrelid join pg_namespace n on n.oid = t.relnamespace
            where c.contype = 'f' and c.conrelid = any(?) order by c.conrelid, c.conname
            """;
    private static final String CHECKS = """
            select c.conrelid, c.conname, pg_get_constraintdef(c.oid),
                (select string_agg(a.attname, chr(10)) from unnest(c.conkey) k(num)
                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num)
            from pg_constraint c where c.contype = 'c' and c.conrelid = any(?)
            union all
            select a.attrelid, c.conname, pg_get_constraintdef(c.oid), string_agg(a.attname, chr(10))
            from pg_constraint c join pg_type y on c.contypid in (y.oid, y.typbasetype, y.typelem)
            join pg_attribute a on a.atttypid = y.oid
            where c.contype = 'c' and a.attrelid = any(?) and a.attnum > 0 and not a.attisdropped
            group by a.attrelid, c.oid
            """;
    /** Values that constraints like. */
    private static final List<String> USUAL = List.of(
            "'1'",
            "'0'",
            "'10'",
            "'100'",
            "'-1'",
            "'0.5'",
            "'a'",
            "'A'",
            "'ab'",
            "'AB'",
            "'abc'",
            "'ABC'",
            "'abcd'",
            "'a@b.no'",
            "'a-b'",
            "'a_b'",
            "'a.b'",
            "'/a'",
            "'https://a.no'",
            "'+4712345678'",
            "'12345'",
            "'2024-01-01'",
            "'2024-02-01'",
            "'2030-01-01'",
            "''",
            "'{}'",
            "'[]'",
            "'true'",
            "'false'");

    private record Key(long table, long target, String quoted, List<String> columns, List<String> targetColumns) {}

    private record Check(String name, String definition, List<String> columns) {}

    private record Table(
            long oid,
            String quoted,
            String name,
            String kind,
            String bound,
            List<String> partitionColumns,
            List<FilledColumn> columns,
            List<Key> keys,
            List<Check> checks) {
        /** Its own rows, without those of tables that inherit from it. */
        String own() {
            return (kind.equals("r") ? "only " : "") + quoted;
        }
    }

    private final Connection connection;

    TableFiller(Connection connection) {
        this.connection = connection;
    }

    /** A connection that it can use. */
    static void prepare(Connection connection) throws SQLException {
        try (var s = connection.createStatement()) {
            s.execute("set session_replication_role = replica");
            s.execute("set lock_timeout = '10s'");
            s.execute("set client_min_messages = error");
        }
    }

    /**
     * Fills those of the tables that are empty.
     *
     * @return the tables, by name, that stay empty against the hints, with the server's reason
     */
    SortedMap<String, String> fill(Collection<Long> oids, FillHints hints) throws SQLException {
        SortedMap<String, String> refused = new TreeMap<>();
        for (Table table : inOrder(tables(oids))) {
            if (!hints.isEmpty(table.name) && rows(table.oid, table.own()) == 0) {
                String reason = new Filling(table, hints).run();
                if (!table.kind.equals("p") && rows(table.oid, table.own()) == 0) {
                    refused.put(table.name, reason);
                }
            }
        }
        return refused;
    }

    /** Deletes all rows of the tables and, so that no foreign key breaks, of all that refer to them. */
    Set<Long> empty(Collection<Long> oids) throws SQLException {
        Set<Long> all = new LinkedHashSet<>(oids);
        try (var s = connection.prepareStatement("""
                with recursive referring as (
                    select unnest(?::oid[]) as oid
                    union
                    select c.conrelid from pg_constraint c join referring r on c.confrelid = r.oid and c.contype = 'f'
                ) select r.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                from referring r join pg_class c on c.oid = r.oid join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p')
                """)) {
            s.setArray(1, connection.createArrayOf("int8", oids.toArray()));
            List<String> names = new ArrayList<>();
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getLong(1));
                    names.add(rows.getString(2));
                }
            }
            try (var delete = connection.createStatement()) {
                for (String name : names) {
                    delete.execute("delete from " + name);
                }
            }
        }
        return all;
    }

    /** How many rows a table has, itself. */
    long rows(long oid, String quoted) throws SQLException {
        try (var s = connection.createStatement();
                ResultSet rows = s.executeQuery("select count(*) from " + quoted)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<Table> inOrder(List<Table> tables) {
        Map<Long, Table> left = new LinkedHashMap<>();
        tables.forEach(t -> left.put(t.oid, t));
        List<Table> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Table next = left.values().stream()
                    .filter(t -> t.keys.stream().allMatch(k -> k.target == t.oid || !left.containsKey(k.target)))
                    .findFirst()
                    .orElseGet(() -> left.values().iterator().next()); // a circle: its keys are null where they may be
            ordered.add(next);
            left.remove(next.oid);
        }
        return ordered;
    }

    private List<Table> tables(Collection<Long> oids) throws SQLException {
        Map<Long, List<FilledColumn>> columns = new HashMap<>();
        Map<Long, List<Key>> keys = new HashMap<>();
        Map<Long, List<Check>> checks = new HashMap<>();
        each(
                COLUMNS,
                oids,
                r -> columns.computeIfAbsent(r.getLong(1), o -> new ArrayList<>())
                        .add(new FilledColumn(
                                r.getString(2),
                                r.getString(3),
                                r.getString(4),
                                r.getString(5),
                                r.getInt(6),
                                r.getString(7),
                                r.getString(8),
                                r.getString(9),
                                r.getBoolean(10),
                                r.getBoolean(11),
                                r.getString(12))));
        each(
                KEYS,
                oids,
                r -> keys.computeIfAbsent(r.getLong(1), o -> new ArrayList<>())
                        .add(new Key(
                                r.getLong(1),
                                r.getLong(2),
                                r.getString(3),
                                lines(r.getString(4)),
                                lines(r.getString(5)))));
        each(
                CHECKS,
                oids,
                r -> checks.computeIfAbsent(r.getLong(1), o -> new ArrayList<>())
                        .add(new Check(r.getString(2), r.getString(3), lines(r.getString(4)))));
        List<Table> tables = new ArrayList<>();
        each(
                TABLES,
                oids,
                r -> tables.add(new Table(
                        r.getLong(1),
                        r.getString(2),
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        lines(r.getString(6)),
                        columns.getOrDefault(r.getLong(1), List.of()),
                        keys.getOrDefault(r.getLong(1), List.of()),
                        checks.getOrDefault(r.getLong(1), List.of()))));
        return tables;
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, Collection<Long> oids, Row row) throws SQLException {
        try (var s = connection.prepareStatement(sql)) {
            for (int i = 1; i <= s.getParameterMetaData().getParameterCount(); i++) {
                s.setArray(i, connection.createArrayOf("oid", oids.toArray()));
            }
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }
    }

    /** One table being filled. */
    private final class Filling {
        private final Table table;
        private final Map<String, String> values = new LinkedHashMap<>();
        private final StringBuilder from = new StringBuilder();
        private final Set<String> solved = new HashSet<>();
        private final List<String> ties = new ArrayList<>();
        private int tries;

        Filling(Table table, FillHints hints) throws SQLException {
            this.table = table;
            for (FilledColumn column : table.columns) {
                values.put(column.name(), value(column, hints));
            }
            for (Key key : table.keys) {
                addKey(key, hints);
            }
        }

        private String value(FilledColumn column, FillHints hints) {
            Set<String> literals = hints.literals(table.name, column.name());
            String value =
                    literals.isEmpty() ? column.value() : literals.iterator().next() + "::" + column.type();
            return orNull(column, value, hints);
        }

        private String orNull(FilledColumn column, String value, FillHints hints) {
            if (!column.strict() && hints.isNull(table.name, column.name())) {
                return "null::" + column.type();
            }
            return column.strict() || hints.isWithoutNulls(table.name + "." + column.name())
                    ? value
                    : "case when i % 4 = 0 then null else " + value + " end";
        }

        private void addKey(Key key, FillHints hints) throws SQLException {
            if (!values.keySet().containsAll(key.columns) || ties.stream().anyMatch(key.columns::contains)) {
                return;
            }
            ties.addAll(key.columns);
            long there = key.target == table.oid ? 0 : rows(key.target, key.quoted);
            if (there == 0) {
                key.columns.stream()
                        .filter(c -> !column(c).strict())
                        .forEach(c -> values.put(c, "null::" + column(c).type()));
                return;
            }
            String alias = "k" + from.length();
            from.append(
                    " left join (select row_number() over (order by %1$s) - 1 as rowan_n, %1$s from %2$s) %3$s on %3$s.rowan_n = (i - 1) %% %4$d"
                            .formatted(String.join(", ", key.targetColumns), key.quoted, alias, there));
            for (int c = 0; c < key.columns.size(); c++) {
                FilledColumn column = column(key.columns.get(c));
                values.put(column.name(), orNull(column, alias + "." + key.targetColumns.get(c), hints));
            }
        }

        private FilledColumn column(String name) {
            return table.columns.stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        /** What the server said last; empty where it took all. */
        String run() throws SQLException {
            String reason = "";
            while (tries < MOST_TRIES) {
                try {
                    insert(values, ROWS);
                    return "";
                } catch (PSQLException e) {
                    tries++;
                    reason = message(e);
                    if (!solve(e)) {
                        return reason;
                    }
                }
            }
            return reason;
        }

        private static String message(PSQLException e) {
            ServerErrorMessage server = e.getServerErrorMessage();
            return server == null ? String.valueOf(e.getMessage()) : String.valueOf(server.getMessage());
        }

        /** Finds values that the constraint takes that was broken, whatever others say of them. */
        private boolean solve(PSQLException e) throws SQLException {
            Check check = broken(e);
            if (check == null || !solved.add(check.name)) {
                return false;
            }
            List<FilledColumn> columns = check.columns.stream()
                    .distinct()
                    .filter(values::containsKey)
                    .map(this::column)
                    .sorted((a, b) -> Boolean.compare(ties.contains(a.name()), ties.contains(b.name())))
                    .limit(3)
                    .toList();
            return !columns.isEmpty()
                    && (alike(check, columns) || search(check, columns, 0, new LinkedHashMap<>(values)));
        }

        /** One value for all columns of a domain. */
        private boolean alike(Check check, List<FilledColumn> columns) throws SQLException {
            Set<String> literals = new LinkedHashSet<>(FillHints.literals(check.definition));
            literals.addAll(USUAL);
            for (String literal : literals) {
                Map<String, String> tried = new LinkedHashMap<>(values);
                columns.forEach(
                        c -> tried.put(c.name(), (c.array() ? "array[" + literal + "]" : literal) + "::" + c.type()));
                if (columns.size() > 1 && isTaken(check, tried)) {
                    return true;
                }
            }
            return false;
        }

        private boolean search(Check check, List<FilledColumn> columns, int at, Map<String, String> tried)
                throws SQLException {
            if (at == columns.size()) {
                return isTaken(check, tried);
            }
            FilledColumn column = columns.get(at);
            for (String candidate : candidates(check, column)) {
                tried.put(column.name(), candidate);
                if (tries < MOST_TRIES && search(check, columns, at + 1, tried)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isTaken(Check check, Map<String, String> tried) throws SQLException {
            tries++;
            try {
                insert(tried, 1);
            } catch (PSQLException e) {
                Check other = broken(e);
                if (other == null || other.name.equals(check.name) || solved.contains(other.name)) {
                    return false;
                }
            }
            values.putAll(tried);
            return true;
        }

        private Set<String> candidates(Check check, FilledColumn column) {
            Set<String> candidates = new LinkedHashSet<>();
            candidates.add(values.get(column.name()));
            FillHints.literals(check.definition).forEach(l -> candidates.add(l + "::" + column.type()));
            if (!column.strict()) {
                candidates.add("null::" + column.type());
            }
            if (column.array()) {
                FillHints.literals(check.definition).forEach(l -> candidates.add("array[" + l + "]::" + column.type()));
                candidates.add("'{}'::" + column.type());
            }
            USUAL.forEach(l -> candidates.add(l + "::" + column.type()));
            FillHints.literals(check.definition).stream()
                    .filter(l -> l.matches("'\\d{1,3}'"))
                    .forEach(l -> candidates.add("repeat('a', " + l + "::int)::" + column.type()));
            return candidates;
        }

        private @Nullable Check broken(PSQLException e) {
            ServerErrorMessage server = e.getServerErrorMessage();
            if (!"23514".equals(e.getSQLState()) || server == null) {
                return null;
            }
            String name = server.getConstraint();
            if (name == null) {
                return table.bound.isEmpty() ? null : new Check("", table.bound, table.partitionColumns);
            }
            return table.checks.stream()
                    .filter(c -> Objects.equals(c.name, name))
                    .findFirst()
                    .orElse(null);
        }

        private void insert(Map<String, String> values, int rows) throws SQLException {
            String names = values.keySet().stream().map(TableFiller::quoted).collect(Collectors.joining(", "));
            String expressions = String.join(", ", values.values());
            try (var s = connection.createStatement()) {
                s.execute("insert into %s %s select %s from generate_series(1, %d) i%s on conflict do nothing"
                        .formatted(table.quoted, names.isEmpty() ? "" : "(" + names + ")", expressions, rows, from));
            }
        }
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
