package dev.rowan.review.access;

import dev.rowan.review.tree.Node;
import dev.rowan.review.tree.NodeTree;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the catalogue says of tables, their keys, triggers, heirs and sequences. Read once. */
final class Relations {
    private static final String RELATIONS = """
            select c.oid, n.nspname || '.' || c.relname, c.relkind, p.partattrs::int2[]::int4[], c.relispartition
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_partitioned_table p on p.partrelid = c.oid
            where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                and n.nspname not in ('pg_catalog', 'pg_toast', 'information_schema')
            """;

    private static final String COLUMNS = """
            select a.attrelid, a.attnum, a.attname
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v', 'm', 'f')
            join pg_namespace n on n.oid = c.relnamespace
            where a.attnum > 0 and not a.attisdropped
                and n.nspname not in ('pg_catalog', 'pg_toast', 'information_schema')
            """;

    private static final String HEIRS = "select inhparent, inhrelid from pg_inherits";

    private static final String KEYS = """
            select conrelid, conkey::int4[], confrelid, confkey::int4[], confdeltype, confupdtype
            from pg_constraint
            where contype = 'f' and conparentid = 0
            order by oid
            """;

    /** Those of partitions that came from above are left out. */
    private static final String TRIGGERS = """
            select t.tgrelid, t.tgname, t.tgtype, t.tgattr::int2[]::int4[], p.proname
            from pg_trigger t
            join pg_proc p on p.oid = t.tgfoid
            where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled in ('O', 'A')
            order by t.tgname
            """;

    private static final String SEQUENCES = """
            select d.adrelid, e.refobjid
            from pg_attrdef d
            join pg_depend e on e.classid = 'pg_attrdef'::regclass and e.objid = d.oid and e.refclassid = 'pg_class'::regclass
            join pg_class s on s.oid = e.refobjid and s.relkind = 'S'
            union
            select e.refobjid, e.objid
            from pg_depend e
            join pg_class s on s.oid = e.objid and s.relkind = 'S'
            where e.classid = 'pg_class'::regclass and e.refclassid = 'pg_class'::regclass and e.deptype = 'i'
            """;

    /** The query of each view. */
    private static final String VIEWS = """
            select r.ev_class, r.ev_action
            from pg_rewrite r
            join pg_class c on c.oid = r.ev_class and c.relkind = 'v'
            join pg_namespace n on n.oid = c.relnamespace
            where r.ev_type = '1' and n.nspname not in ('pg_catalog', 'information_schema')
            """;

    /**
     * A relation.
     *
     * @param name with its schema
     * @param kind {@code pg_class.relkind}
     * @param partitionKey attribute numbers; 0 for an expression
     * @param columns by attribute number
     */
    record Relation(
            long oid,
            String name,
            char kind,
            List<Integer> partitionKey,
            boolean isPartition,
            Map<Integer, String> columns) {
        boolean isView() {
            return kind == 'v';
        }

        boolean isPartitioned() {
            return kind == 'p';
        }

        /** Whether its partitions are found by one of these columns; an expression may have any. */
        boolean isPartitionedBy(Write write) {
            return !partitionKey.isEmpty() && (partitionKey.contains(0) || write.sets(names(partitionKey)));
        }

        List<String> names(Collection<Integer> numbers) {
            return numbers.stream()
                    .map(n -> Objects.requireNonNullElse(columns.get(n), "?"))
                    .toList();
        }
    }

    /** {@code onDelete}, {@code onUpdate}: as {@code pg_constraint} has them. */
    record ForeignKey(
            long from, List<String> columns, long to, List<String> targetColumns, char onDelete, char onUpdate) {}

    /** {@code columns}: those of {@code UPDATE OF}, none for any. */
    record Trigger(long table, String name, int type, List<String> columns, String function) {
        boolean isOfRow() {
            return (type & 1) != 0;
        }

        /** {@code before update}. */
        String when(Write.Event event) {
            String time = (type & 1 << 6) != 0 ? "instead of" : (type & 1 << 1) != 0 ? "before" : "after";
            return time + " " + event.word();
        }
    }

    private final Map<Long, Relation> relations = new HashMap<>();
    private final Map<Long, List<Long>> heirs = new HashMap<>();
    private final Map<Long, List<Long>> parents = new HashMap<>();
    private final Map<Long, List<Node>> views = new HashMap<>();
    private final List<ForeignKey> keys = new ArrayList<>();
    private final List<Trigger> triggers = new ArrayList<>();
    private final Map<Long, Set<Long>> sequences = new HashMap<>();

    private Relations() {}

    static Relations of(Connection connection) throws SQLException {
        var read = new Relations();
        try (Statement s = connection.createStatement()) {
            Map<Long, Map<Integer, String>> columns = new HashMap<>();
            each(
                    s,
                    COLUMNS,
                    rs -> columns.computeIfAbsent(rs.getLong(1), oid -> new HashMap<>())
                            .put(rs.getInt(2), text(rs, 3)));
            each(s, VIEWS, rs -> read.views.put(rs.getLong(1), NodeTree.queries(text(rs, 2))));
            each(
                    s,
                    RELATIONS,
                    rs -> read.relations.put(
                            rs.getLong(1),
                            new Relation(
                                    rs.getLong(1),
                                    text(rs, 2),
                                    text(rs, 3).charAt(0),
                                    integers(rs.getArray(4)),
                                    rs.getBoolean(5),
                                    columns.getOrDefault(rs.getLong(1), Map.of()))));
            each(s, HEIRS, rs -> {
                read.heirs
                        .computeIfAbsent(rs.getLong(1), oid -> new ArrayList<>())
                        .add(rs.getLong(2));
                read.parents
                        .computeIfAbsent(rs.getLong(2), oid -> new ArrayList<>())
                        .add(rs.getLong(1));
            });
            each(s, KEYS, rs -> read.addKey(rs));
            each(s, TRIGGERS, rs -> read.addTrigger(rs));
            each(
                    s,
                    SEQUENCES,
                    rs -> read.sequences
                            .computeIfAbsent(rs.getLong(1), oid -> new HashSet<>())
                            .add(rs.getLong(2)));
        }
        return read;
    }

    private void addKey(ResultSet rs) throws SQLException {
        Relation from = relations.get(rs.getLong(1));
        Relation to = relations.get(rs.getLong(3));
        if (from != null && to != null) {
            keys.add(new ForeignKey(
                    from.oid(),
                    from.names(integers(rs.getArray(2))),
                    to.oid(),
                    to.names(integers(rs.getArray(4))),
                    text(rs, 5).charAt(0),
                    text(rs, 6).charAt(0)));
        }
    }

    private void addTrigger(ResultSet rs) throws SQLException {
        Relation table = relations.get(rs.getLong(1));
        if (table != null) {
            triggers.add(new Trigger(
                    table.oid(), text(rs, 2), rs.getInt(3), table.names(integers(rs.getArray(4))), text(rs, 5)));
        }
    }

    /** Empty for those of the system. */
    Optional<Relation> find(long oid) {
        return Optional.ofNullable(relations.get(oid));
    }

    Relation get(long oid) {
        return Objects.requireNonNull(relations.get(oid), () -> "no relation " + oid);
    }

    /** Partitions and tables that inherit, down to the last. */
    Set<Long> heirs(long table) {
        return reached(table, heirs);
    }

    private Set<Long> above(long table) {
        return reached(table, parents);
    }

    private static Set<Long> reached(long table, Map<Long, List<Long>> next) {
        Set<Long> all = new HashSet<>();
        next.getOrDefault(table, List.of()).forEach(t -> {
            all.add(t);
            all.addAll(reached(t, next));
        });
        return all;
    }

    /** The keys by which rows of a table refer to others: those of the partitioned tables above it among them. */
    List<ForeignKey> keysFrom(long table) {
        Set<Long> above = above(table);
        return keys.stream()
                .filter(k -> k.from() == table || (get(table).isPartition() && above.contains(k.from())))
                .toList();
    }

    /** The keys by which others refer to rows of a table. */
    List<ForeignKey> keysTo(long table) {
        Set<Long> above = above(table);
        return keys.stream()
                .filter(k -> k.to() == table || (get(table).isPartition() && above.contains(k.to())))
                .toList();
    }

    /** What a write to a view does to a table behind it: by the columns that the view has of that one. */
    Write behind(Write write, long table) {
        if (write.columns().isEmpty()) {
            return new Write(table, write.event(), Optional.empty(), true, false);
        }
        Set<String> columns = new HashSet<>();
        origins(write.table(), write.columns().get(), table, columns);
        return new Write(table, write.event(), Optional.of(columns), true, false);
    }

    private void origins(long view, Set<String> some, long table, Set<String> found) {
        Relation of = get(view);
        for (Node query : views.getOrDefault(view, List.of())) {
            for (Node target : query.nodes("targetList")) {
                Relation from = relations.get(target.number("resorigtbl"));
                if (from != null && some.containsAll(of.names(List.of(target.integer("resno"))))) {
                    List<String> column = from.names(List.of(target.integer("resorigcol")));
                    if (from.oid() == table) {
                        found.addAll(column);
                    } else if (from.isView()) {
                        origins(from.oid(), Set.copyOf(column), table, found);
                    }
                }
            }
        }
    }

    List<Trigger> triggers(long table) {
        return triggers.stream().filter(t -> t.table() == table).toList();
    }

    /** Of its defaults and identity columns. */
    Set<Long> sequences(long table) {
        return sequences.getOrDefault(table, Set.of());
    }

    @FunctionalInterface
    private interface Row {
        void read(ResultSet rs) throws SQLException;
    }

    private static void each(Statement s, String sql, Row row) throws SQLException {
        try (ResultSet rs = s.executeQuery(sql)) {
            while (rs.next()) {
                row.read(rs);
            }
        }
    }

    private static String text(ResultSet rs, int column) throws SQLException {
        return Objects.requireNonNull(rs.getString(column));
    }

    private static List<Integer> integers(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((Integer[]) array.getArray());
    }
}
