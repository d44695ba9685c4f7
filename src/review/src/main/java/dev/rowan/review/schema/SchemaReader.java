package dev.rowan.review.schema;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Three questions to the catalogue, however many tables there are. */
final class SchemaReader {
    private static final String OWN = """
            with recursive up as (
                select c.oid, c.oid as root from pg_class c where c.relkind in ('r', 'p', 'm', 'i', 'I') and not c.relispartition
                union all
                select i.inhrelid, up.root from up join pg_inherits i on i.inhparent = up.oid
                join pg_class c on c.oid = i.inhrelid and c.relispartition),
            own as (
                select c.oid, n.nspname, c.relname, c.relkind, up.root
                from pg_class c join pg_namespace n on n.oid = c.relnamespace join up on up.oid = c.oid
                where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                  and c.relpersistence <> 't'
                  and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'installed_rank'
                                  and exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'checksum')))
            """;

    private static final String COLUMNS = OWN + """
            select own.oid, own.nspname || '.' || own.relname as name, own.relkind, coalesce(pg_relation_filepath(own.oid), '') as file,
                   own.root, a.attnum, a.attname, t.typname, t.typcategory, a.attlen, a.attnotnull,
                   case when t.typname in ('varchar', 'bpchar') and a.atttypmod > 4 then a.atttypmod - 4
                        when t.typcategory = 'U' and a.atttypmod > 0 then a.atttypmod end as most,
                   case when t.typname = 'bool' then 2
                        when t.typtype = 'e' then (select count(*) from pg_enum e where e.enumtypid = t.oid) end as labels,
                   s.seqrelid::regclass::text as sequence,
                   least(s.seqmax, case a.atttypid when 'int4'::regtype then 2147483647 when 'int2'::regtype then 32767
                                   else 9223372036854775807 end) as reaches
            from own
            join pg_attribute a on a.attrelid = own.oid and a.attnum > 0 and not a.attisdropped
            join pg_type t on t.oid = a.atttypid
            left join lateral (
                select s.seqrelid, s.seqmax from pg_depend d join pg_sequence s on s.seqrelid = d.objid
                where d.refclassid = 'pg_class'::regclass and d.refobjid = own.oid and d.refobjsubid = a.attnum
                  and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
                order by s.seqrelid limit 1) s on true
            order by own.oid, a.attnum
            """;

    private static final String INDEXES = OWN + """
            select i.indrelid, i.indexrelid, c.relname, m.amname, i.indisunique, i.indisprimary, i.indisvalid and i.indisready,
                   (i.indkey::int2[])[0:i.indnkeyatts - 1]::int4[] as keys,
                   array(select concat_ws(' ', k.opcname, nullif(i.indcollation[n], 0)::regcollation, i.indoption[n])
                         from generate_series(0, i.indnkeyatts - 1) n join pg_opclass k on k.oid = i.indclass[n] order by n) as sorting,
                   regexp_replace(pg_get_indexdef(i.indexrelid), '^.*? USING ', '') as definition,
                   pg_get_expr(i.indpred, i.indrelid) as predicate, pg_get_expr(i.indexprs, i.indrelid) as expressions,
                   exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) as constrained,
                   coalesce((select h.inhparent from pg_inherits h where h.inhrelid = i.indexrelid), 0) as parent
            from own
            join pg_index i on i.indrelid = own.oid
            join pg_class c on c.oid = i.indexrelid
            join pg_am m on m.oid = c.relam
            order by i.indrelid, c.relname
            """;

    private static final String FOREIGN_KEYS = OWN + """
            select k.conname, k.conrelid, k.conkey::int4[], k.confrelid, k.confkey::int4[], k.confdeltype
            from own
            join pg_constraint k on k.conrelid = own.oid and k.contype = 'f' and k.conparentid = 0
            order by own.nspname, own.relname, k.conname
            """;

    private final Connection connection;

    SchemaReader(Connection connection) {
        this.connection = connection;
    }

    Schema read() throws SQLException {
        Map<Long, List<Index>> indexes = indexes();
        Map<Long, Table> tables = new HashMap<>();
        try (PreparedStatement s = connection.prepareStatement(COLUMNS);
                ResultSet rs = s.executeQuery()) {
            while (rs.next()) {
                long oid = rs.getLong(1);
                List<Column> columns = new ArrayList<>();
                Table before = tables.get(oid);
                if (before != null) {
                    columns.addAll(before.columns());
                }
                columns.add(column(rs));
                tables.put(
                        oid,
                        new Table(
                                oid,
                                text(rs, 2),
                                text(rs, 3).charAt(0),
                                text(rs, 4),
                                rs.getLong(5),
                                columns,
                                indexes.getOrDefault(oid, List.of())));
            }
        }
        return new Schema(tables, foreignKeys());
    }

    private static Column column(ResultSet rs) throws SQLException {
        String sequence = rs.getString(14);
        return new Column(
                rs.getInt(6),
                text(rs, 7),
                text(rs, 8),
                text(rs, 9).charAt(0),
                rs.getInt(10),
                rs.getBoolean(11),
                integer(rs, 12),
                integer(rs, 13),
                sequence == null ? Optional.empty() : Optional.of(new Column.Sequence(sequence, rs.getLong(15))));
    }

    private Map<Long, List<Index>> indexes() throws SQLException {
        Map<Long, List<Index>> indexes = new HashMap<>();
        try (PreparedStatement s = connection.prepareStatement(INDEXES);
                ResultSet rs = s.executeQuery()) {
            while (rs.next()) {
                indexes.computeIfAbsent(rs.getLong(1), oid -> new ArrayList<>())
                        .add(new Index(
                                rs.getLong(2),
                                text(rs, 3),
                                text(rs, 4),
                                rs.getBoolean(5),
                                rs.getBoolean(6),
                                rs.getBoolean(7),
                                integers(rs.getArray(8)),
                                List.of((String[]) rs.getArray(9).getArray()),
                                text(rs, 10),
                                Optional.ofNullable(rs.getString(11)),
                                Optional.ofNullable(rs.getString(12)),
                                rs.getBoolean(13),
                                rs.getLong(14)));
            }
        }
        return indexes;
    }

    private List<ForeignKey> foreignKeys() throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (PreparedStatement s = connection.prepareStatement(FOREIGN_KEYS);
                ResultSet rs = s.executeQuery()) {
            while (rs.next()) {
                keys.add(new ForeignKey(
                        text(rs, 1),
                        rs.getLong(2),
                        integers(rs.getArray(3)),
                        rs.getLong(4),
                        integers(rs.getArray(5)),
                        text(rs, 6).charAt(0)));
            }
        }
        return keys;
    }

    private static String text(ResultSet rs, int column) throws SQLException {
        return Objects.requireNonNull(rs.getString(column));
    }

    private static OptionalInt integer(ResultSet rs, int column) throws SQLException {
        int value = rs.getInt(column);
        return rs.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static List<Integer> integers(Array array) throws SQLException {
        return Arrays.stream((Integer[]) array.getArray()).toList();
    }
}
