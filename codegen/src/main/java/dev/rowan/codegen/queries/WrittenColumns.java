package dev.rowan.codegen.queries;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What tables ask of the values that are written to their columns. */
final class WrittenColumns {
    /** Of the type of a column {@code a}: a domain, and those below it. */
    private static final String DOMAINS = """
            lateral (
                with recursive below as (
                    select t.oid, t.typbasetype, t.typnotnull, t.typdefault is not null as filled
                    from pg_type t where t.oid = a.atttypid
                    union all
                    select t.oid, t.typbasetype, t.typnotnull, t.typdefault is not null
                    from below b join pg_type t on t.oid = b.typbasetype)
                select bool_or(typnotnull) as not_null, bool_or(filled) as filled from below) of_type""";

    private static final String HEIRS = """
            with recursive heirs as (
                select ?::oid as oid
                union
                select i.inhrelid from heirs h join pg_inherits i on i.inhparent = h.oid)
            """;

    /** A trigger of a partition counts too: it may fill the column. Nobody checks what a foreign table is given. */
    private static final String REQUIRED = HEIRS + """
            select a.attnum, a.attname
            from pg_attribute a join pg_class c on c.oid = a.attrelid, %s
            where a.attrelid = ? and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
              and (a.attnotnull or of_type.not_null) and not a.atthasdef and a.attidentity = '' and not of_type.filled
              and not exists (select from heirs h join pg_trigger t on t.tgrelid = h.oid
                              where t.tgtype & 7 = 7 and t.tgenabled <> 'D')
              and not exists (select from heirs h join pg_class f on f.oid = h.oid where f.relkind = 'f')
            order by a.attnum
            """.formatted(DOMAINS);

    /** Heirs can refuse what their parent takes. */
    private static final String NULLABLE = HEIRS + """
            select a.attnum, a.attname
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            where a.attrelid = ? and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
              and not exists (
                  select from heirs h join pg_attribute b on b.attrelid = h.oid and b.attname = a.attname
                  where b.attnotnull)
              and not (select of_type.not_null from %s)
            """.formatted(DOMAINS);

    private final Connection connection;
    private final Map<Long, Map<Integer, String>> required = new HashMap<>();
    private final Map<Long, Map<Integer, String>> nullable = new HashMap<>();

    WrittenColumns(Connection connection) {
        this.connection = connection;
    }

    /** The names, by number, of those that an INSERT has to give a value: nothing else can. */
    Map<Integer, String> required(long table) throws SQLException {
        Map<Integer, String> known = required.get(table);
        if (known == null) {
            known = read(REQUIRED, table);
            required.put(table, known);
        }
        return known;
    }

    /** Whether null can be written to a column of a table; false of a view. */
    boolean takesNull(ParameterUses.Column column) throws SQLException {
        Map<Integer, String> known = nullable.get(column.relation());
        if (known == null) {
            known = read(NULLABLE, column.relation());
            nullable.put(column.relation(), known);
        }
        return known.containsKey(column.attribute());
    }

    private Map<Integer, String> read(String sql, long table) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            s.setLong(1, table);
            s.setLong(2, table);
            Map<Integer, String> columns = new LinkedHashMap<>();
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    columns.put(rs.getInt(1), Objects.requireNonNull(rs.getString(2)));
                }
            }
            return columns;
        }
    }
}
