package dev.rowan.codegen.catalogue;

import dev.rowan.codegen.catalogue.ColumnModel.Writing;
import dev.rowan.codegen.catalogue.TableModel.Event;
import dev.rowan.codegen.catalogue.TypeReader.ServerType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
                   exists (select from (select c.oid union all select relid from pg_partition_tree(c.oid)) as part
                           join pg_trigger t on t.tgrelid = part.oid
                           where not t.tgisinternal and t.tgenabled <> 'D' and t.tgtype & 7 = 7) as rewritten,
                   (select array_agg(rule order by rule) from (
                        select r.ev_type::text || min(r.rulename)::text as rule
                        from pg_rewrite r
                        where r.ev_class = c.oid and r.is_instead and r.ev_enabled in ('O', 'A') and r.ev_type <> '1'
                        group by r.ev_type
                        having not bool_or(r.ev_action::text like '%:returningList (%')) as ruled) as ruled_out,
                   exists (select from pg_rewrite r
                           where r.ev_class = c.oid and r.ev_enabled in ('O', 'A') and r.ev_type in ('2', '3')) as ruled,
                   exists (select from pg_index i where i.indrelid = c.oid and not i.indimmediate) as deferrable,
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

    /** The tables that a view is of, each once. */
    private static final String OF_VIEW = """
            select distinct d.refobjid
            from pg_rewrite r
            join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class
            where r.ev_class = ?
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

    private final Connection connection;
    private final Rows rows;
    private final ConstraintReader constraints;
    private final TypeReader types;
    private final String historyTable;
    private final SpecialColumns special;

    private Catalogue(Connection connection, String historyTable, SpecialColumns special) {
        this.special = special;
        this.connection = connection;
        this.rows = new Rows(connection);
        this.constraints = new ConstraintReader(rows);
        this.types = new TypeReader(connection, special.domains());
        this.historyTable = historyTable;
    }

    /**
     * The tables and views of these schemas, by schema and name. A view that shows the rows of a table which are not deleted stands for
     * the table.
     */
    public static List<TableModel> read(
            Connection connection, List<String> schemas, String historyTable, SpecialColumns special)
            throws SQLException {
        return new Catalogue(connection, historyTable, special).tables(schemas);
    }

    /** The same where no column is special. */
    public static List<TableModel> read(Connection connection, List<String> schemas, String historyTable)
            throws SQLException {
        return read(connection, schemas, historyTable, SpecialColumns.NONE);
    }

    /** A relation. */
    private record Found(
            long oid,
            String schema,
            String name,
            String kind,
            String sqlName,
            boolean insertable,
            boolean inherited,
            boolean rewritten,
            Map<Event, String> ruledOut,
            boolean ruled,
            boolean deferrable,
            String comment) {
        String qualifiedName() {
            return schema + "." + name;
        }
    }

    private List<TableModel> tables(List<String> schemas) throws SQLException {
        List<Found> found = rows.read(
                TABLES,
                s -> {
                    s.setArray(1, connection.createArrayOf("text", schemas.toArray()));
                    s.setString(2, historyTable);
                },
                rs -> new Found(
                        rs.getLong("oid"),
                        Rows.text(rs, "nspname"),
                        Rows.text(rs, "relname"),
                        Rows.text(rs, "relkind"),
                        Rows.text(rs, "sql_name"),
                        rs.getBoolean("insertable"),
                        rs.getBoolean("inherited"),
                        rs.getBoolean("rewritten"),
                        ruledOut(rs),
                        rs.getBoolean("ruled"),
                        rs.getBoolean("deferrable"),
                        Rows.text(rs, "comment")));
        Map<String, Found> bases = bases(found);
        Map<String, String> views = new HashMap<>(); // by their tables
        bases.forEach((view, base) -> views.put(base.qualifiedName(), view));
        List<TableModel> tables = new ArrayList<>();
        for (Found t : found) {
            Found base = bases.get(t.qualifiedName());
            if (base != null) {
                tables.add(softDeleted(t, base, views));
            } else if (!views.containsKey(t.qualifiedName())) {
                tables.add(table(t, views));
            }
        }
        return tables;
    }

    private TableModel table(Found t, Map<String, String> views) throws SQLException {
        Map<Integer, ColumnModel> columns = columns(t.oid(), t.name());
        return new TableModel(
                t.schema(),
                t.name(),
                t.sqlName(),
                TableKind.of(t.kind()),
                TableKind.of(t.kind()).writable(t.insertable()),
                t.ruledOut(),
                t.ruled(),
                t.deferrable(),
                t.rewritten(),
                t.inherited(),
                List.copyOf(columns.values()),
                constraints.keys(t.oid(), columns, c -> special.tenant().test(t.name(), c.name()), ""),
                foreignKeys(t.oid(), columns, views),
                constraints.of(t.oid()),
                constraints.partitionConstraints(t.oid()),
                t.comment(),
                Optional.empty());
    }

    /** A view that is its table, but for the rows that are deleted. */
    private TableModel softDeleted(Found view, Found base, Map<String, String> views) throws SQLException {
        Map<Integer, ColumnModel> columns = columns(base.oid(), view.name());
        List<String> order = columns(view.oid(), view.name()).values().stream()
                .map(ColumnModel::name)
                .toList();
        ColumnModel deleted = columns.values().stream()
                .filter(c -> special.softDelete().test(view.name(), c.name()))
                .findFirst()
                .orElseThrow();
        List<ConstraintModel> all = constraints.of(base.oid());
        List<PartitionConstraint> named = new ArrayList<>(constraints.partitionConstraints(base.oid()));
        all.forEach(c -> named.add(new PartitionConstraint(base.qualifiedName() + "." + c.name(), c.name())));
        return new TableModel(
                view.schema(),
                view.name(),
                view.sqlName(),
                TableKind.VIEW,
                true,
                view.ruledOut(),
                view.ruled() || base.ruled(),
                base.deferrable(),
                base.rewritten(),
                base.inherited(),
                columns.values().stream()
                        .sorted(Comparator.comparingInt(c -> order.indexOf(c.name())))
                        .toList(),
                constraints.keys(
                        base.oid(),
                        columns,
                        c -> special.tenant().test(view.name(), c.name()),
                        deleted.sqlName() + " IS NULL"),
                foreignKeys(base.oid(), columns, views),
                all,
                named,
                view.comment().isEmpty() ? base.comment() : view.comment(),
                Optional.of(new SoftDelete(base.qualifiedName(), base.sqlName(), deleted)));
    }

    /** One to a table with deleted rows may lead to one that its view does not show. */
    private List<ForeignKeyModel> foreignKeys(long table, Map<Integer, ColumnModel> columns, Map<String, String> views)
            throws SQLException {
        return constraints.foreignKeys(table, columns).stream()
                .map(k -> {
                    String view = views.get(k.references());
                    return view == null
                            ? k
                            : new ForeignKeyModel(
                                    k.name(),
                                    k.columns(),
                                    view,
                                    k.referencedColumns(),
                                    false,
                                    k.indexed(),
                                    k.deterministic());
                })
                .toList();
    }

    /** The tables of the views that show rows which are not deleted: the one that each is of, with all of its columns. */
    private Map<String, Found> bases(List<Found> found) throws SQLException {
        Map<String, Found> bases = new LinkedHashMap<>();
        for (Found view : found) {
            if (view.kind().equals("v")) {
                Set<String> shown = names(view);
                if (shown.stream().anyMatch(column -> special.softDelete().test(view.name(), column))) {
                    List<Long> of = rows.read(OF_VIEW, s -> s.setLong(1, view.oid()), rs -> rs.getLong(1));
                    for (Found base : found) {
                        if (of.equals(List.of(base.oid())) && shown.equals(names(base))) {
                            bases.put(view.qualifiedName(), base);
                        }
                    }
                }
            }
        }
        return bases;
    }

    private Set<String> names(Found relation) throws SQLException {
        return columns(relation.oid(), relation.name()).values().stream()
                .map(ColumnModel::name)
                .collect(Collectors.toSet());
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
        rows.read(COLUMNS, s -> s.setLong(1, table), rs -> Map.entry(rs.getInt("attnum"), column(rs, name)))
                .forEach(e -> columns.put(e.getKey(), e.getValue()));
        return columns;
    }

    private ColumnModel column(ResultSet rs, String table) throws SQLException {
        String sqlName = Rows.text(rs, "sql_name");
        ServerType type = types.type(rs.getLong("atttypid"));
        String identity = Rows.text(rs, "attidentity");
        Writing writing = identity.equals("a") || !Rows.text(rs, "attgenerated").isEmpty()
                ? Writing.NEVER
                : identity.equals("d") ? Writing.IDENTITY : writing(table, Rows.text(rs, "attname"));
        return new ColumnModel(
                Rows.text(rs, "attname"),
                sqlName,
                type.model()
                        .declared(rs.getInt("atttypmod"), rs.getInt("attndims"))
                        .asText(special.asText().test(table, Rows.text(rs, "attname"))),
                Rows.text(rs, "declared_type"),
                !rs.getBoolean("never_null"),
                rs.getBoolean("attnotnull") || type.requiresValue(),
                special.isFilled(table, Rows.text(rs, "attname")),
                Objects.requireNonNullElse(rs.getString("default_expression"), type.defaultExpression()),
                writing,
                AllowedValues.of(Rows.text(rs, "check_definition"), sqlName),
                Rows.text(rs, "comment"));
    }

    private Writing writing(String table, String column) {
        if (special.isKept(table, column)) {
            return Writing.KEPT;
        }
        return special.version().test(table, column) ? Writing.VERSION : Writing.ANY;
    }
}
