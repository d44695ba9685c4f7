package dev.rowan.review.migrations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the schemas of a database have, as one connection sees it: also what its transaction has not committed. Flyway's history is left
 * out, and so are constraints NOT NULL, which are objects of their own only from 18 on: columns say them.
 */
record Catalog(Map<String, CatalogEntry> entries, Map<Long, Long> files) {
    private static final String SQL = """
            with rel as materialized (
                select c.oid, c.relname, c.relkind, c.relpersistence, c.relispartition,
                    n.nspname || '.' || c.relname as qualified
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname !~ '^pg_(toast_)?temp_'
                    and c.relkind in ('r', 'p', 'v', 'm', 'i', 'I', 'S', 'f')
                    and c.oid not in (
                        select attrelid from pg_attribute where attname = 'installed_rank'
                        union all
                        select x.indexrelid from pg_index x join pg_attribute a on a.attrelid = x.indrelid
                        where a.attname = 'installed_rank'))
            select case rel.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
                    when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table' else 'index' end as what,
                'r' || rel.oid as key, coalesce(x.indrelid, rel.oid)::bigint as relation, rel.qualified as table_name, rel.relname::text as name,
                case when x.indexrelid is null then '' else concat_ws(' ', case when x.indisunique then 'unique' end,
                    substring(pg_get_indexdef(rel.oid) from ' USING (.*)$')) end as detail,
                case when x.indexrelid is null then rel.relpersistence = 'p' else x.indisvalid end as flag,
                0::bigint as other, coalesce(pg_relation_filenode(rel.oid), 0)::bigint as file
            from rel left join pg_index x on x.indexrelid = rel.oid
            union all
            select 'column', 'a' || rel.oid || '.' || a.attnum, rel.oid::bigint, rel.qualified, a.attname::text,
                format_type(a.atttypid, a.atttypmod) || case when a.attgenerated = 's' then ' stored' when a.attgenerated = 'v' then ' virtual' else '' end,
                a.attnotnull, 0, 0
            from rel join pg_attribute a on a.attrelid = rel.oid
            where rel.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped
            union all
            select 'default', 'd' || rel.oid || '.' || d.adnum, rel.oid::bigint, rel.qualified, a.attname::text,
                coalesce(pg_get_expr(d.adbin, d.adrelid), ''), true, 0, 0
            from rel join pg_attrdef d on d.adrelid = rel.oid join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
            union all
            select case c.contype when 'p' then 'primary key' when 'u' then 'unique' when 'f' then 'foreign key' when 'c' then 'check'
                    when 'x' then 'exclusion' else 'constraint' end,
                'c' || c.oid, rel.oid::bigint, rel.qualified, c.conname::text, pg_get_constraintdef(c.oid), c.convalidated,
                (case when c.contype = 'f' then c.confrelid else c.conindid end)::bigint, 0
            from rel join pg_constraint c on c.conrelid = rel.oid
            where c.contype in ('p', 'u', 'f', 'c', 'x') and c.conparentid = 0
            union all
            select 'trigger', 't' || t.oid, rel.oid::bigint, rel.qualified, t.tgname::text, pg_get_triggerdef(t.oid), t.tgenabled <> 'D', 0, 0
            from rel join pg_trigger t on t.tgrelid = rel.oid where not t.tgisinternal
            union all
            select 'enum value', 'e' || e.oid, 0, n.nspname || '.' || y.typname, e.enumlabel::text, '', true, 0, 0
            from pg_enum e join pg_type y on y.oid = e.enumtypid join pg_namespace n on n.oid = y.typnamespace
            union all
            select 'domain check', 'c' || c.oid, 0, n.nspname || '.' || y.typname, c.conname::text, pg_get_constraintdef(c.oid), c.convalidated, 0, 0
            from pg_constraint c join pg_type y on y.oid = c.contypid join pg_namespace n on n.oid = y.typnamespace
            where c.contype = 'c' and n.nspname not in ('pg_catalog', 'information_schema')
            order by 1, 4, 5, 2
            """;

    static Catalog read(Connection connection) throws SQLException {
        Map<String, CatalogEntry> entries = new LinkedHashMap<>();
        Map<Long, Long> files = new HashMap<>();
        try (var s = connection.createStatement();
                ResultSet rows = s.executeQuery(SQL)) {
            while (rows.next()) {
                var entry = new CatalogEntry(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getBoolean(7),
                        rows.getLong(8));
                entries.put(entry.key(), entry);
                if (rows.getLong(9) != 0) {
                    files.put(oid(entry), rows.getLong(9));
                }
            }
        }
        return new Catalog(entries, files);
    }

    /** Of a relation. */
    static long oid(CatalogEntry relation) {
        return Long.parseLong(relation.key().substring(1));
    }

    Optional<CatalogEntry> relation(long oid) {
        return Optional.ofNullable(entries.get("r" + oid));
    }

    List<CatalogEntry> tables() {
        return entries.values().stream().filter(CatalogEntry::isTable).toList();
    }

    /** What is otherwise in a later one, by kind and name. What a change of types made anew under its old name is the same. */
    List<Change> to(Catalog later) {
        List<Change> changes = new ArrayList<>();
        Map<String, CatalogEntry> gone = new LinkedHashMap<>();
        entries.forEach((key, before) -> {
            CatalogEntry after = later.entries.get(key);
            if (after == null) {
                gone.put(name(before), before);
            } else if (!before.equals(after)) {
                changes.add(new Change(Optional.of(before), Optional.of(after)));
            }
        });
        later.entries.forEach((key, after) -> {
            if (!entries.containsKey(key)) {
                CatalogEntry before = gone.remove(name(after));
                if (before == null || !before.detail().equals(after.detail()) || before.flag() != after.flag()) {
                    changes.add(new Change(Optional.ofNullable(before), Optional.of(after)));
                }
            }
        });
        gone.values().forEach(before -> changes.add(new Change(Optional.of(before), Optional.empty())));
        return changes;
    }

    private static String name(CatalogEntry entry) {
        return entry.what() + " " + entry.table() + " " + entry.name();
    }
}
