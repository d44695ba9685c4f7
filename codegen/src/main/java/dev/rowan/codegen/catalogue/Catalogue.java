package dev.rowan.codegen.catalogue;

import dev.rowan.codegen.catalogue.ColumnModel.Writing;
import dev.rowan.codegen.catalogue.TableModel.Event;
import dev.rowan.codegen.catalogue.TypeReader.ServerType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * Reads tables, views and their parts from {@code pg_catalog}: also what jOOQ's model leaves out or blurs (partial and
 * expression indexes, the validity of NOT NULL, domains). Partitions, what belongs to an extension and Flyway's history
 * are left out.
 */
public final class Catalogue {
    /**
     * A trigger before the insert of a row has the bits 1, 2 and 4 of {@code tgtype}. A rule {@code do instead} makes RETURNING
     * impossible, unless it has no condition and returns rows itself: a conditional one cannot.
     */
    private static final String TABLES = """
            select c.oid, n.nspname, c.relname, c.relkind,
                   quote_ident(n.nspname) || '.' || quote_ident(c.relname) as sql_name,
                   pg_relation_is_updatable(c.oid, false) & 8 = 8 as insertable,
                   exists (select from pg_inherits i where i.inhparent = c.oid) and c.relkind <> 'p' as inherited,
                   exists (select from pg_trigger t
                           where (t.tgrelid = c.oid or t.tgrelid in (select relid from pg_partition_tree(c.oid)))
                             and not t.tgisinternal and t.tgenabled <> 'D' and t.tgtype & 7 = 7) as rewritten,
                   (select array_agg(rule order by rule) from (
                        select r.ev_type::text || min(r.rulename)::text as rule
                        from pg_rewrite r
                        where r.ev_class = c.oid and r.is_instead and r.ev_enabled in ('O', 'A') and r.ev_type <> '1'
                        group by r.ev_type
                        having not bool_or(r.ev_action::text like '%:returningList (%')) as ruled) as ruled_out,
                   coalesce(obj_description(c.oid, 'pg_class'), '') as comment
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any(?)
              and c.relkind in ('r', 'p', 'f', 'v', 'm')
              and not c.relispartition
              and c.relname <> ?
              and not exists (select from pg_depend d
                              where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            order by n.nspname collate "C", c.relname collate "C"
            """;

    private static final String COLUMNS = """
            select a.attnum, a.attname, quote_ident(a.attname) as sql_name,
                   format_type(a.atttypid, a.atttypmod) as declared_type,
                   a.atttypid, a.atttypmod, a.attndims, a.attnotnull,
                   %s as never_null,
                   a.attidentity, a.attgenerated,
                   case when a.attgenerated = '' then pg_get_expr(def.adbin, def.adrelid) end as default_expression,
                   coalesce((select pg_get_constraintdef(con.oid)
                             from pg_constraint con
                             where con.conrelid = a.attrelid and con.contype = 'c' and con.convalidated
                               and con.conkey = array[a.attnum]
                               and pg_get_constraintdef(con.oid) ~ '^CHECK .* = (ANY |'')'
                             order by con.conname limit 1), '') as check_definition,
                   coalesce(col_description(a.attrelid, a.attnum), '') as comment
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid
            left join pg_attrdef def on def.adrelid = a.attrelid and def.adnum = a.attnum
            where a.attrelid = ? and a.attnum > 0 and not a.attisdropped
            order by a.attnum
            """.formatted(NotNullColumns.IS_NEVER_NULL);

    /** A temporal key ({@code without overlaps}) is one too: ranges that are equal overlap, and empty ones are refused. */
    private static final String KEYS = """
            select coalesce(con.conname, c.relname) as name, i.indisprimary,
                   (select array_agg(k.attnum order by k.ord)
                    from unnest(i.indkey::int2[]) with ordinality as k(attnum, ord)
                    where k.ord <= i.indnkeyatts) as attnums
            from pg_index i
            join pg_class c on c.oid = i.indexrelid
            left join pg_constraint con on con.conindid = i.indexrelid and con.contype in ('p', 'u')
            where i.indrelid = ?
              and (i.indisunique and not i.indisexclusion or (to_jsonb(con) ->> 'conperiod')::boolean)
              and i.indisvalid and i.indpred is null and i.indexprs is null
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
                  and not exists (select from pg_constraint con where con.conindid = i.indexrelid)) as names
            order by place, name collate "C"
            """;

    /**
     * Keys and foreign keys of partitions point to those of the table, and so do the parts of a foreign key to a
     * partitioned table; checks have the same name everywhere.
     */
    private static final String PARTITION_CONSTRAINTS = """
            with recursive
            partitions as (
                select inhrelid as oid from pg_inherits join pg_class c on c.oid = inhrelid
                where inhparent = ? and c.relispartition
                union all
                select i.inhrelid from partitions p join pg_inherits i on i.inhparent = p.oid),
            constraints as (
                select con.oid, con.conrelid, con.conname, con.conname as root
                from pg_constraint con where con.conrelid = ? and con.conparentid = 0
                union all
                select con.oid, con.conrelid, con.conname, c.root
                from constraints c join pg_constraint con on con.conparentid = c.oid),
            indexes as (
                select i.indexrelid as oid, i.indrelid, c.relname, c.relname as root
                from pg_index i join pg_class c on c.oid = i.indexrelid
                where i.indrelid = ? and i.indisunique
                  and not exists (select from pg_constraint con where con.conindid = i.indexrelid)
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
            from names join pg_class c on c.oid = names.relid join pg_namespace n on n.oid = c.relnamespace
            where names.relid <> ? or names.name <> names.root
            order by n.nspname collate "C", c.relname collate "C", names.name collate "C"
            """;

    private final Connection connection;
    private final TypeReader types;
    private final String historyTable;
    private final BiPredicate<String, String> asText;
    private final BiPredicate<String, String> updatedByDatabase;

    private Catalogue(
            Connection connection,
            String historyTable,
            BiPredicate<String, String> asText,
            BiPredicate<String, String> updatedByDatabase) {
        this.asText = asText;
        this.updatedByDatabase = updatedByDatabase;
        this.connection = connection;
        this.types = new TypeReader(connection);
        this.historyTable = historyTable;
    }

    /** The tables and views of these schemas, by schema and name. The predicates say of which table, which columns. */
    public static List<TableModel> read(
            Connection connection,
            List<String> schemas,
            String historyTable,
            BiPredicate<String, String> asText,
            BiPredicate<String, String> updatedByDatabase)
            throws SQLException {
        return new Catalogue(connection, historyTable, asText, updatedByDatabase).tables(schemas);
    }

    private List<TableModel> tables(List<String> schemas) throws SQLException {
        record Found(
                long oid,
                String schema,
                String name,
                String kind,
                String sqlName,
                boolean insertable,
                boolean inherited,
                boolean rewritten,
                Map<Event, String> ruledOut,
                String comment) {}
        List<Found> found = rows(
                TABLES,
                s -> {
                    s.setArray(1, connection.createArrayOf("text", schemas.toArray()));
                    s.setString(2, historyTable);
                },
                rs -> new Found(
                        rs.getLong("oid"),
                        text(rs, "nspname"),
                        text(rs, "relname"),
                        text(rs, "relkind"),
                        text(rs, "sql_name"),
                        rs.getBoolean("insertable"),
                        rs.getBoolean("inherited"),
                        rs.getBoolean("rewritten"),
                        ruledOut(rs),
                        text(rs, "comment")));
        List<TableModel> tables = new ArrayList<>();
        for (Found t : found) {
            Map<Integer, ColumnModel> columns = columns(t.oid(), t.name());
            tables.add(new TableModel(
                    t.schema(),
                    t.name(),
                    t.sqlName(),
                    TableKind.of(t.kind()),
                    TableKind.of(t.kind()).writable(t.insertable()),
                    t.ruledOut(),
                    t.rewritten(),
                    t.inherited(),
                    List.copyOf(columns.values()),
                    keys(t.oid(), columns),
                    foreignKeys(t.oid(), columns),
                    constraints(t.oid()),
                    partitionConstraints(t.oid()),
                    t.comment()));
        }
        return tables;
    }

    private static Map<Event, String> ruledOut(ResultSet rs) throws SQLException {
        Array rules = rs.getArray("ruled_out");
        Map<Event, String> ruledOut = new EnumMap<>(Event.class);
        if (rules != null) {
            for (Object rule : (Object[]) rules.getArray()) {
                String text = (String) rule;
                ruledOut.put(Event.of(text.charAt(0)), text.substring(1));
            }
        }
        return ruledOut;
    }

    private Map<Integer, ColumnModel> columns(long table, String name) throws SQLException {
        Map<Integer, ColumnModel> columns = new LinkedHashMap<>();
        rows(COLUMNS, s -> s.setLong(1, table), rs -> Map.entry(rs.getInt("attnum"), column(rs, name)))
                .forEach(e -> columns.put(e.getKey(), e.getValue()));
        return columns;
    }

    private ColumnModel column(ResultSet rs, String table) throws SQLException {
        String sqlName = text(rs, "sql_name");
        ServerType type = types.type(rs.getLong("atttypid"));
        String identity = text(rs, "attidentity");
        Writing writing = identity.equals("a") || !text(rs, "attgenerated").isEmpty()
                ? Writing.NEVER
                : identity.equals("d") ? Writing.IDENTITY : Writing.ANY;
        return new ColumnModel(
                text(rs, "attname"),
                sqlName,
                type.model()
                        .declared(rs.getInt("atttypmod"), rs.getInt("attndims"))
                        .asText(asText.test(table, text(rs, "attname"))),
                text(rs, "declared_type"),
                !rs.getBoolean("never_null"),
                rs.getBoolean("attnotnull") || type.requiresValue(),
                updatedByDatabase.test(table, text(rs, "attname")),
                Objects.requireNonNullElse(rs.getString("default_expression"), type.defaultExpression()),
                writing,
                AllowedValues.of(text(rs, "check_definition"), sqlName),
                text(rs, "comment"));
    }

    private List<KeyModel> keys(long table, Map<Integer, ColumnModel> columns) throws SQLException {
        return rows(
                KEYS,
                s -> s.setLong(1, table),
                rs -> new KeyModel(text(rs, "name"), rs.getBoolean("indisprimary"), columns(rs, columns)));
    }

    private List<ForeignKeyModel> foreignKeys(long table, Map<Integer, ColumnModel> columns) throws SQLException {
        return rows(
                FOREIGN_KEYS,
                s -> s.setLong(1, table),
                rs -> new ForeignKeyModel(
                        text(rs, "name"),
                        columns(rs, columns),
                        text(rs, "referenced"),
                        List.of((String[]) rs.getArray("referenced_columns").getArray()),
                        rs.getBoolean("validated"),
                        rs.getBoolean("indexed"),
                        rs.getBoolean("deterministic")));
    }

    private List<ConstraintModel> constraints(long table) throws SQLException {
        return rows(
                CONSTRAINTS,
                s -> {
                    s.setLong(1, table);
                    s.setLong(2, table);
                },
                rs -> {
                    Array keys = rs.getArray("keys");
                    return new ConstraintModel(
                            text(rs, "name"),
                            text(rs, "kind"),
                            keys == null ? List.of() : List.of((String[]) keys.getArray()),
                            Objects.requireNonNullElse(rs.getString("referenced"), ""),
                            rs.getBoolean("partial"));
                });
    }

    private List<PartitionConstraint> partitionConstraints(long table) throws SQLException {
        return rows(
                PARTITION_CONSTRAINTS,
                s -> {
                    for (int i = 1; i <= 4; i++) {
                        s.setLong(i, table);
                    }
                },
                rs -> new PartitionConstraint(text(rs, "qualified_name"), text(rs, "root")));
    }

    private static List<ColumnModel> columns(ResultSet rs, Map<Integer, ColumnModel> columns) throws SQLException {
        Object[] numbers = (Object[]) rs.getArray("attnums").getArray();
        return Arrays.stream(numbers)
                .map(n -> Objects.requireNonNull(columns.get(((Number) n).intValue())))
                .toList();
    }

    private static String text(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getString(column), column);
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement s) throws SQLException;
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet rs) throws SQLException;
    }

    private <T> List<T> rows(String sql, Parameters parameters, Row<T> row) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            parameters.set(s);
            List<T> rows = new ArrayList<>();
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    rows.add(row.read(rs));
                }
            }
            return rows;
        }
    }
}
