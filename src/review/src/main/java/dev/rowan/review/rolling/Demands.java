package dev.rowan.review.rolling;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a schema demands of rows. Partitions count as their table: what is demanded of the table is repeated by each of them.
 *
 * @param columns by table, in order
 * @param constraints of all tables, and triggers
 * @param enums their values, by type with its schema
 */
record Demands(Map<String, List<Column>> columns, List<Constraint> constraints, SortedMap<String, List<String>> enums) {
    /**
     * A column.
     *
     * @param required whether each row must give a value that is not null, since nothing else does
     */
    record Column(String name, String type, boolean strict, boolean required) {}

    /**
     * A constraint or a trigger.
     *
     * @param what such as {@code check}
     * @param table whose rows it looks at
     * @param columns that it looks at; none for all
     * @param target the table that a foreign key refers to; empty for others
     * @param targetColumns those that it refers to
     * @param operations that fire a trigger, such as {@code Insert}; empty for others
     */
    record Constraint(
            String what,
            String table,
            String name,
            String definition,
            List<String> columns,
            String target,
            List<String> targetColumns,
            List<String> operations) {
        boolean isLike(Constraint other) {
            return what.equals(other.what) && table.equals(other.table) && definition.equals(other.definition);
        }
    }

    private static final String USERS_SCHEMAS =
            "n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'rowan_trace') and n.nspname !~ '^pg_'";
    private static final String COLUMNS = """
            select n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull or t.typnotnull,
                (a.attnotnull or t.typnotnull) and not a.atthasdef and a.attidentity = '' and t.typdefault is null
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
            join pg_type t on t.oid = a.atttypid
            where c.relkind in ('r', 'p', 'f') and a.attnum > 0 and not a.attisdropped and %s order by 1, a.attnum
            """.formatted(USERS_SCHEMAS);
    private static final String CONSTRAINTS = """
            select case k.contype when 'c' then 'check' when 'f' then 'foreign key' when 'u' then 'unique key' when 'p' then 'primary key'
                    else 'exclusion' end,
                n.nspname || '.' || c.relname, k.conname, regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', ''),
                coalesce((select string_agg(a.attname, chr(10) order by a.attnum) from pg_attribute a
                    where a.attrelid = k.conrelid and a.attnum = any(k.conkey)), ''),
                coalesce((select m.nspname || '.' || d.relname from pg_class d join pg_namespace m on m.oid = d.relnamespace
                    where d.oid = k.confrelid), ''),
                coalesce((select string_agg(a.attname, chr(10) order by a.attnum) from pg_attribute a
                    where a.attrelid = k.confrelid and a.attnum = any(k.confkey)), ''), ''
            from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            where k.contype in ('c', 'f', 'u', 'p', 'x') and k.conparentid = 0 and k.coninhcount = 0 and not c.relispartition and %1$s
            union all
            select 'unique index', n.nspname || '.' || c.relname, i.relname, regexp_replace(pg_get_indexdef(i.oid), '^.* USING ', ''),
                coalesce((select string_agg(a.attname, chr(10) order by a.attnum) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum = any(x.indkey::int2[])), ''), '', '', ''
            from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
            join pg_namespace n on n.oid = c.relnamespace
            where x.indisunique and not i.relispartition and not c.relispartition and c.relkind in ('r', 'p') and %1$s
                and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('u', 'p', 'x'))
            union all
            select 'trigger', n.nspname || '.' || c.relname, t.tgname, pg_get_triggerdef(t.oid) || ' ' || md5(f.prosrc), '', '', '',
                concat_ws(chr(10), case when t.tgtype & 4 <> 0 then 'Insert' end, case when t.tgtype & 8 <> 0 then 'Delete' end,
                    case when t.tgtype & 16 <> 0 then 'Update' end)
            from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_proc f on f.oid = t.tgfoid
            where not t.tgisinternal and t.tgenabled <> 'D' and not c.relispartition and %1$s
            union all
            select 'row security', n.nspname || '.' || c.relname, 'row security', '', '', '', '', ''
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relrowsecurity and not c.relispartition and %1$s
            order by 2, 1, 3
            """.formatted(USERS_SCHEMAS);
    private static final String ENUMS = """
            select n.nspname || '.' || t.typname, e.enumlabel from pg_enum e join pg_type t on t.oid = e.enumtypid
            join pg_namespace n on n.oid = t.typnamespace order by 1, e.enumsortorder
            """;

    static Demands read(Connection connection) throws SQLException {
        Map<String, List<Column>> columns = new HashMap<>();
        List<Constraint> constraints = new ArrayList<>();
        SortedMap<String, List<String>> enums = new TreeMap<>();
        try (var s = connection.createStatement()) {
            try (ResultSet r = s.executeQuery(COLUMNS)) {
                while (r.next()) {
                    columns.computeIfAbsent(r.getString(1), t -> new ArrayList<>())
                            .add(new Column(r.getString(2), r.getString(3), r.getBoolean(4), r.getBoolean(5)));
                }
            }
            try (ResultSet r = s.executeQuery(CONSTRAINTS)) {
                while (r.next()) {
                    constraints.add(new Constraint(
                            r.getString(1),
                            r.getString(2),
                            r.getString(3),
                            r.getString(4),
                            lines(r.getString(5)),
                            r.getString(6),
                            lines(r.getString(7)),
                            lines(r.getString(8))));
                }
            }
            try (ResultSet r = s.executeQuery(ENUMS)) {
                while (r.next()) {
                    enums.computeIfAbsent(r.getString(1), t -> new ArrayList<>())
                            .add(r.getString(2));
                }
            }
        }
        return new Demands(columns, constraints, enums);
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\n")).filter(l -> !l.isEmpty()).toList();
    }

    /** Whether a type's name, with a schema or without, quoted or not, is this one's or that of its array. */
    static boolean isType(String qualified, String name) {
        String plain = name.replace("\"", "").replaceFirst("\\[\\]$", "").replaceFirst("^_", "");
        return plain.equals(qualified) || plain.equals(qualified.substring(qualified.indexOf('.') + 1));
    }

    /** Without the schema {@code public}. */
    static String brief(String name) {
        return name.startsWith("public.") ? name.substring(7) : name;
    }
}
