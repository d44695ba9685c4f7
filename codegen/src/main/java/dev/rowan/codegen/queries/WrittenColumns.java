package dev.rowan.codegen.queries;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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

    /**
     * A trigger may fill a column, one of a partition too, and so may that of the partition an UPDATE moves a row to. It runs after
     * a domain has refused null. An UPDATE may find rows of an heir alone, which need not refuse what its parent does. Nobody
     * checks what a foreign table is given.
     */
    private static final String COLUMNS = HEIRS + """
            , triggers as (
                select coalesce(bool_or(t.tgtype & 7 = 7), false) as of_insert,
                       coalesce(bool_or(t.tgtype & 19 = 19), false) as of_update
                from heirs h join pg_trigger t on t.tgrelid = h.oid and t.tgenabled <> 'D')
            select a.attnum, a.attname,
                   a.atthasdef or a.attidentity <> '' or of_type.filled as filled,
                   of_type.not_null or (a.attnotnull and not t.of_insert) as of_insert,
                   of_type.not_null or (
                       a.attnotnull and not t.of_update and not (c.relkind = 'p' and t.of_insert)
                       and not exists (select from heirs h join pg_attribute b on b.attrelid = h.oid and b.attname = a.attname
                                       where not b.attnotnull)) as of_update
            from pg_attribute a join pg_class c on c.oid = a.attrelid, triggers t, %s
            where a.attrelid = ? and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
              and not exists (select from heirs h join pg_class f on f.oid = h.oid where f.relkind = 'f')
            order by a.attnum
            """.formatted(DOMAINS);

    private static final String INSTEAD_OF =
            "select exists (select from pg_trigger where tgrelid = ? and tgtype & 64 = 64 and tgenabled <> 'D')";

    /** Heirs can refuse what their parent takes. */
    private static final String NULLABLE = HEIRS + """
            select a.attnum
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            where a.attrelid = ? and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
              and not exists (
                  select from heirs h join pg_attribute b on b.attrelid = h.oid and b.attname = a.attname
                  where b.attnotnull)
              and not (select of_type.not_null from %s)
            """.formatted(DOMAINS);

    /**
     * A column of a table.
     *
     * @param filled whether it has a value where none is given
     */
    record Column(String name, boolean filled, boolean refusesNullOfInsert, boolean refusesNullOfUpdate) {
        /** {@code command}: INSERT or UPDATE. */
        boolean refusesNull(int command) {
            return command == Scope.INSERT ? refusesNullOfInsert : refusesNullOfUpdate;
        }
    }

    private final Connection connection;
    private final Map<Long, Map<Integer, Column>> columns = new HashMap<>();
    private final Map<Long, Set<Integer>> nullable = new HashMap<>();

    WrittenColumns(Connection connection) {
        this.connection = connection;
    }

    /** The names, by number, of those that an INSERT has to give a value: nothing else can. */
    Map<Integer, String> required(long table) throws SQLException {
        Map<Integer, String> required = new LinkedHashMap<>();
        columns(table).forEach((number, column) -> {
            if (column.refusesNullOfInsert() && !column.filled()) {
                required.put(number, column.name());
            }
        });
        return required;
    }

    /** Empty for one of a view. */
    Optional<Column> find(ParameterUses.Column column) throws SQLException {
        return Optional.ofNullable(columns(column.relation()).get(column.attribute()));
    }

    /** Whether triggers write the rows of a view. */
    boolean isWrittenByTriggers(long view) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(INSTEAD_OF)) {
            s.setLong(1, view);
            try (ResultSet rs = s.executeQuery()) {
                return rs.next() && rs.getBoolean(1);
            }
        }
    }

    private Map<Integer, Column> columns(long table) throws SQLException {
        Map<Integer, Column> known = columns.get(table);
        if (known == null) {
            known = new LinkedHashMap<>();
            try (PreparedStatement s = connection.prepareStatement(COLUMNS)) {
                s.setLong(1, table);
                s.setLong(2, table);
                try (ResultSet rs = s.executeQuery()) {
                    while (rs.next()) {
                        String name = Objects.requireNonNull(rs.getString(2));
                        known.put(rs.getInt(1), new Column(name, rs.getBoolean(3), rs.getBoolean(4), rs.getBoolean(5)));
                    }
                }
            }
            columns.put(table, known);
        }
        return known;
    }

    /** Whether null can be written to a column of a table; false of a view. */
    boolean takesNull(ParameterUses.Column column) throws SQLException {
        Set<Integer> known = nullable.get(column.relation());
        if (known == null) {
            known = new HashSet<>();
            try (PreparedStatement s = connection.prepareStatement(NULLABLE)) {
                s.setLong(1, column.relation());
                s.setLong(2, column.relation());
                try (ResultSet rs = s.executeQuery()) {
                    while (rs.next()) {
                        known.add(rs.getInt(1));
                    }
                }
            }
            nullable.put(column.relation(), known);
        }
        return known.contains(column.attribute());
    }
}
