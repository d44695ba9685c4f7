package dev.rowan.codegen.catalogue;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Reads the keys and constraints of a table: {@code columns} are its columns by number. */
final class ConstraintReader {
    /** A temporal key ({@code without overlaps}) is one too: ranges that are equal overlap, and empty ones are refused. */
    private static final String KEYS = """
            select coalesce(con.conname, c.relname) as name, i.indisprimary,
                   i.indimmediate and not i.indisexclusion as arbiter,
                   (select array_agg(k.attnum order by k.ord)
                    from unnest(i.indkey::int2[]) with ordinality as k(attnum, ord)
                    where k.ord <= i.indnkeyatts) as attnums,
                   i.indpred is not null as partial
            from pg_index i
            join pg_class c on c.oid = i.indexrelid
            left join pg_constraint con
                on con.conrelid = i.indrelid and con.conindid = i.indexrelid and con.contype in ('p', 'u')
            where i.indrelid = ?
              and (i.indisunique and not i.indisexclusion or (to_jsonb(con) ->> 'conperiod')::boolean)
              and i.indisvalid and i.indexprs is null
              and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = ?)
            order by i.indisprimary desc, coalesce(con.conname, c.relname) collate "C"
            """;

    /**
     * Not those with {@code period}: a child's period lies in those of several parents, and equals none. An index over the rows
     * that have a value serves too: no other is looked for.
     */
    private static final String FOREIGN_KEYS = """
            select con.conname as name, con.conkey as attnums, n.nspname || '.' || c.relname as referenced,
                   con.convalidated as validated,
                   exists (select from pg_index i
                           join pg_class x on x.oid = i.indexrelid
                           join pg_am am on am.oid = x.relam
                           where i.indrelid = con.conrelid and i.indisvalid and am.amname in ('btree', 'hash', 'gist')
                             and i.indnkeyatts >= cardinality(con.conkey)
                             and (select array_agg(k order by k)
                                  from unnest((i.indkey::int2[])[0:cardinality(con.conkey) - 1]) as k)
                                 = (select array_agg(k order by k) from unnest(con.conkey) as k)
                             and (i.indpred is null
                                  or (select bool_and(btrim(part, '()') in (
                                          select format('%I IS NOT NULL', a.attname) from pg_attribute a
                                          where a.attrelid = con.conrelid and a.attnum = any(con.conkey)))
                                      from regexp_split_to_table(
                                          pg_get_expr(i.indpred, i.indrelid), ' AND ') as part))) as indexed,
                   not exists (select from pg_attribute a join pg_collation l on l.oid = a.attcollation
                               where not l.collisdeterministic
                                 and (a.attrelid = con.conrelid and a.attnum = any(con.conkey)
                                      or a.attrelid = con.confrelid and a.attnum = any(con.confkey))) as deterministic,
                   (select array_agg(a.attname::text order by k.ord)
                    from unnest(con.confkey) with ordinality as k(attnum, ord)
                    join pg_attribute a on a.attrelid = con.confrelid and a.attnum = k.attnum) as referenced_columns
            from pg_constraint con
            join pg_class c on c.oid = con.confrelid
            join pg_namespace n on n.oid = c.relnamespace
            where con.conrelid = ? and con.contype = 'f' and con.conparentid = 0
              and (to_jsonb(con) ->> 'conperiod')::boolean is not true
            order by con.conname collate "C"
            """;

    private static final String CONSTRAINTS = """
            select name, kind, keys, referenced, partial from (
                select con.conname as name, position(con.contype::text in 'pufcx') as place,
                       (array['Primary key', 'Unique', 'Foreign key', 'Check', 'Exclusion'])
                           [position(con.contype::text in 'pufcx')] as kind,
                       case when con.conindid <> 0 and con.contype <> 'f'
                            then (select array_agg(pg_get_indexdef(i.indexrelid, k, true) order by k)
                                  from pg_index i, generate_series(1, i.indnkeyatts) as k
                                  where i.indexrelid = con.conindid)
                            else (select array_agg(quote_ident(a.attname) order by k.ord)
                                  from unnest(con.conkey) with ordinality as k(attnum, ord)
                                  join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.attnum)
                       end as keys,
                       (select n.nspname || '.' || c.relname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.oid = con.confrelid) as referenced,
                       exists (select from pg_index i
                               where i.indexrelid = con.conindid and i.indpred is not null and con.contype = 'x') as partial
                from pg_constraint con
                where con.conrelid = ? and con.contype in ('p', 'u', 'f', 'c', 'x') and con.conparentid = 0
                union all
                select c.relname, 2, 'Unique',
                       (select array_agg(pg_get_indexdef(i.indexrelid, k, true) order by k)
                        from generate_series(1, i.indnkeyatts) as k),
                       null, i.indpred is not null
                from pg_index i join pg_class c on c.oid = i.indexrelid
                where i.indrelid = ? and i.indisunique and not i.indisprimary
                  and not exists (select from pg_constraint con
                                  where con.conrelid = i.indrelid and con.conindid = i.indexrelid)) as names
            order by place, name collate "C"
            """;

    /**
     * Keys and foreign keys of partitions point to those of the table, and so do the parts of a foreign key to a
     * partitioned table; checks have the same name everywhere. Its subqueries with OFFSET keep PostgreSQL from reading all
     * constraints and relations for each table: the statistics of a new database make it think that a recursion finds them all.
     */
    private static final String PARTITION_CONSTRAINTS = """
            with recursive
            partitions as (
                select inhrelid as oid from pg_inherits join pg_class c on c.oid = inhrelid
                where inhparent = ? and c.relispartition
                union all
                select i.inhrelid from partitions p join pg_inherits i on i.inhparent = p.oid),
            constraints as (
                select con.oid, con.conrelid, con.confrelid, con.conname, con.conname as root
                from pg_constraint con where con.conrelid = ? and con.conparentid = 0
                union all
                select con.oid, con.conrelid, con.confrelid, con.conname, c.root
                from constraints c
                cross join lateral (
                    select * from pg_constraint con
                    where con.conparentid = c.oid
                      and exists (select from pg_class p where p.oid in (c.conrelid, c.confrelid) and p.relkind = 'p')
                    offset 0) as con),
            indexes as (
                select i.indexrelid as oid, i.indrelid, c.relname, c.relname as root
                from pg_index i join pg_class c on c.oid = i.indexrelid
                where i.indrelid = ? and i.indisunique
                  and not exists (select from pg_constraint con
                                  where con.conrelid = i.indrelid and con.conindid = i.indexrelid)
                union all
                select i.indexrelid, i.indrelid, c.relname, x.root
                from indexes x join pg_inherits h on h.inhparent = x.oid
                join pg_index i on i.indexrelid = h.inhrelid join pg_class c on c.oid = i.indexrelid),
            names as (
                select conrelid as relid, conname as name, root from constraints
                union
                select indrelid, relname, root from indexes
                union
                select con.conrelid, con.conname, con.conname
                from pg_constraint con join partitions p on p.oid = con.conrelid
                where con.contype = 'c' and con.coninhcount > 0)
            select n.nspname || '.' || c.relname || '.' || names.name as qualified_name, names.root
            from names
            cross join lateral (select * from pg_class c where c.oid = names.relid offset 0) as c
            join pg_namespace n on n.oid = c.relnamespace
            where names.relid <> ? or names.name <> names.root
            order by n.nspname collate "C", c.relname collate "C", names.name collate "C"
            """;

    private final Rows rows;

    ConstraintReader(Rows rows) {
        this.rows = rows;
    }

    /**
     * Its keys.
     *
     * @param tenant whether a column says whose a row is
     * @param predicate of the rows that there are, where the table has others too; else empty
     */
    List<KeyModel> keys(long table, Map<Integer, ColumnModel> columns, Predicate<ColumnModel> tenant, String predicate)
            throws SQLException {
        return rows.read(
                KEYS,
                s -> {
                    s.setLong(1, table);
                    s.setString(2, "(" + predicate + ")");
                },
                rs -> new KeyModel(
                        Rows.text(rs, "name"),
                        rs.getBoolean("indisprimary"),
                        rs.getBoolean("arbiter"),
                        withoutTenant(rs.getBoolean("indisprimary"), columns(rs, columns), tenant),
                        columns(rs, columns),
                        rs.getBoolean("partial") ? predicate.replace(" IS NULL", " is null") : ""));
    }

    private static List<ColumnModel> withoutTenant(
            boolean primary, List<ColumnModel> key, Predicate<ColumnModel> tenant) {
        List<ColumnModel> others = key.stream().filter(tenant.negate()).toList();
        return primary || others.isEmpty() ? key : others;
    }

    List<ForeignKeyModel> foreignKeys(long table, Map<Integer, ColumnModel> columns) throws SQLException {
        return rows.read(
                FOREIGN_KEYS,
                s -> s.setLong(1, table),
                rs -> new ForeignKeyModel(
                        Rows.text(rs, "name"),
                        columns(rs, columns),
                        Rows.text(rs, "referenced"),
                        List.of((String[]) rs.getArray("referenced_columns").getArray()),
                        rs.getBoolean("validated"),
                        rs.getBoolean("indexed"),
                        rs.getBoolean("deterministic")));
    }

    List<ConstraintModel> of(long table) throws SQLException {
        return rows.read(
                CONSTRAINTS,
                s -> {
                    s.setLong(1, table);
                    s.setLong(2, table);
                },
                rs -> {
                    Array keys = rs.getArray("keys");
                    return new ConstraintModel(
                            Rows.text(rs, "name"),
                            Rows.text(rs, "kind"),
                            keys == null ? List.of() : List.of((String[]) keys.getArray()),
                            Objects.requireNonNullElse(rs.getString("referenced"), ""),
                            rs.getBoolean("partial"));
                });
    }

    List<PartitionConstraint> partitionConstraints(long table) throws SQLException {
        return rows.read(
                PARTITION_CONSTRAINTS,
                s -> {
                    for (int i = 1; i <= 4; i++) {
                        s.setLong(i, table);
                    }
                },
                rs -> new PartitionConstraint(Rows.text(rs, "qualified_name"), Rows.text(rs, "root")));
    }

    private static List<ColumnModel> columns(ResultSet rs, Map<Integer, ColumnModel> columns) throws SQLException {
        Object[] numbers = (Object[]) rs.getArray("attnums").getArray();
        return Arrays.stream(numbers)
                .map(n -> Objects.requireNonNull(columns.get(((Number) n).intValue())))
                .toList();
    }
}
