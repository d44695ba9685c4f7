package dev.rowan.runtime.graph;

import dev.rowan.RowType;
import dev.rowan.runtime.JooqSql;
import dev.rowan.runtime.graph.Join.Junction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Composes the SELECT of each level. A level's rows are those whose key is among the keys of the level above:
 * {@code where project_id = any(array(select id from projects where ...))}, whose plan is the same whatever the statistics,
 * while a join's flips. A level never names a table above it, so that a table may stand at several levels.
 */
final class GraphSql {
    private static final String ROWS = "rows_";
    private static final String PARENTS = "parents_";
    private static final String JUNCTION = "junction_";
    private static final String TREE = "tree_";
    private static final String DEPTH = "depth_";
    private static final String ORDINAL = "ordinal_";

    private final @Nullable Root root;

    /** {@code root}: of which the SELECTs find the rows themselves; without one they are given keys of rows. */
    GraphSql(@Nullable Root root) {
        this.root = root;
    }

    Fragment select(Level level) {
        Link<?, ?> link = level.link();
        if (link == null) {
            return Fragment.format(
                    "select %s\nfrom %s\nwhere %s%s",
                    columns(level, level.selection().selected()),
                    level.row().sqlName(),
                    rootCondition(),
                    orderByKey(level));
        }
        return switch (level.kind()) {
            case COUNT -> grouped(level, link, ", count(*)");
            case EXISTS -> grouped(level, link, "");
            default ->
                link.rows() == null
                        ? Fragment.format(
                                "select %s%s\nfrom %s%s",
                                junctionKeys(level, link),
                                columns(level, level.selection().selected()),
                                unlimited(level, link),
                                level.sortedByServer() ? Fragment.format("\n%s", orderBy(level, link)) : "")
                        : Fragment.format(
                                "select %s%s, %s.%s\nfrom %s",
                                junctionKeys(level, link),
                                columns(level, level.selection().selected()),
                                alias(ROWS, level),
                                alias(ORDINAL, level),
                                limited(level, link, link.rows()));
        };
    }

    private Fragment grouped(Level level, Link<?, ?> link, String more) {
        List<String> up = junctionOrOwn(level, link);
        String selected = IntStream.range(0, up.size())
                .mapToObj(i -> up.get(i) + casts(level, link).get(i))
                .collect(Collectors.joining(", "));
        return Fragment.format(
                "select %s%s\nfrom %s\ngroup by %s", selected, more, unlimited(level, link), String.join(", ", up));
    }

    /** What leads to the level above: columns of the junction, if there is one; they stand first. */
    private static String junctionKeys(Level level, Link<?, ?> link) {
        Junction junction = link.join().junction();
        if (junction == null) {
            return "";
        }
        String from = alias(link.rows() == null ? JUNCTION : ROWS, level);
        List<String> names = link.rows() == null ? junction.near() : numbered(junction.near(), level);
        return IntStream.range(0, names.size())
                .mapToObj(i -> from + "." + names.get(i) + casts(level, link).get(i) + ", ")
                .collect(Collectors.joining());
    }

    /** A key's columns have the types of those that they equal. */
    private static List<String> casts(Level level, Link<?, ?> link) {
        RowType<?> above = Objects.requireNonNull(level.above()).row();
        return Selection.indexes(above, link.join().near()).stream()
                .map(c -> above.columns().get(c).cast())
                .toList();
    }

    /** The values of these columns of all of a level's rows. */
    private Fragment keys(Level level, List<String> columns) {
        Link<?, ?> link = level.link();
        return link == null
                ? Fragment.format(
                        "select %s from %s where %s",
                        String.join(", ", columns), level.row().sqlName(), rootCondition())
                : Fragment.format("select %s from %s", columns(level, columns), source(level, link));
    }

    private Fragment source(Level level, Link<?, ?> link) {
        return link.rows() == null ? unlimited(level, link) : limited(level, link, link.rows());
    }

    /** What comes after FROM. */
    private Fragment unlimited(Level level, Link<?, ?> link) {
        Level above = Objects.requireNonNull(level.above());
        List<String> here = junctionOrOwn(level, link);
        boolean given = root == null && above.link() == null;
        Fragment member = here.size() > 1
                ? Fragment.format("(%s) in (%s)", String.join(", ", here), parents(level, link))
                : given
                        ? Fragment.format( // in a subselect, for a scan would parse it again for each row
                                "%s = any((select %s)::%s[])",
                                here.getFirst(),
                                given(level, link),
                                link.join().keys().getFirst().sqlType())
                        : Fragment.format("%s = any(array(%s))", here.getFirst(), parents(level, link));
        return Fragment.format(
                "%s\nwhere %s",
                tables(level, link),
                level.kind() == Kind.TREE
                        ? ofTree(level, link, member)
                        : Fragment.format("%s%s", member, conditions(link)));
    }

    /** Each key at a depth once: a circle in the rows ends at the lowest. */
    private Fragment ofTree(Level level, Link<?, ?> link, Fragment first) {
        String own = level.row().sqlName();
        List<String> near = link.join().near();
        String keys = names(own, near);
        String tree = alias(TREE, level);
        return Fragment.format(
                near.size() == 1 ? "%s = any(array(%s))" : "(%s) in (%s)",
                keys,
                Fragment.format(
                        "with recursive %s (%s, %s) as (select %s, 1 from %s\nwhere %s%s\nunion select %s, %s.%s + 1 from %s"
                                + "\njoin %s on (%s) = (%s)\nwhere %s.%s < %s%s)\nselect %s from %s",
                        tree,
                        String.join(", ", numbered(near, level)),
                        DEPTH,
                        keys,
                        own,
                        first,
                        conditions(link),
                        keys,
                        tree,
                        DEPTH,
                        tree,
                        own,
                        names(own, link.join().far()),
                        names(tree, numbered(near, level)),
                        tree,
                        DEPTH,
                        String.valueOf(level.depth()),
                        conditions(link),
                        String.join(", ", numbered(near, level)),
                        tree));
    }

    /** The keys of the level above. */
    private Fragment parents(Level level, Link<?, ?> link) {
        Level above = Objects.requireNonNull(level.above());
        return root == null && above.link() == null
                ? Fragment.format("select * from unnest(%s)", given(level, link))
                : keys(above, link.join().near());
    }

    private static Fragment given(Level level, Link<?, ?> link) {
        List<KeyColumn> keys = link.join().keys();
        return new Fragment(
                keys.stream().map(k -> "?::" + k.sqlType() + "[]").collect(Collectors.joining(", ")),
                IntStream.range(0, keys.size())
                        .mapToObj(i -> (Bind) new Bind.OfRows(level, i))
                        .toList());
    }

    private Fragment limited(Level level, Link<?, ?> link, int rows) {
        List<String> near = link.join().near();
        List<String> numbered = numbered(near, level);
        String parents = alias(PARENTS, level);
        String ordinal = alias(ORDINAL, level);
        Junction junction = link.join().junction();
        List<String> inner = new ArrayList<>();
        if (junction != null) {
            for (int i = 0; i < near.size(); i++) {
                inner.add(alias(JUNCTION, level) + "." + junction.near().get(i) + " as " + numbered.get(i));
            }
        }
        level.row().columns().forEach(c -> inner.add(level.row().sqlName() + "." + c.name()));
        Fragment order = orderBy(level, link);
        return Fragment.format(
                "(select distinct %s from (%s) as %s (%s)) as %s\ncross join lateral (select %s, row_number() over (%s) as %s\nfrom %s\nwhere (%s) = (%s)%s\norder by %s\nlimit %s) as %s",
                String.join(", ", numbered), // of a table of pairs they come once for each
                parents(level, link),
                parents,
                String.join(", ", numbered),
                parents,
                String.join(", ", inner),
                order,
                ordinal,
                tables(level, link),
                String.join(", ", junctionOrOwn(level, link)),
                names(parents, numbered),
                conditions(link),
                ordinal,
                String.valueOf(rows),
                alias(ROWS, level));
    }

    private static String tables(Level level, Link<?, ?> link) {
        String own = level.row().sqlName();
        String from = link.join().only() ? "only " + own : own;
        Junction junction = link.join().junction();
        if (junction == null) {
            return from;
        }
        String alias = alias(JUNCTION, level);
        String on = IntStream.range(0, junction.far().size())
                .mapToObj(i -> own + "." + link.join().far().get(i) + " = " + alias + "."
                        + junction.far().get(i))
                .collect(Collectors.joining(" and "));
        return junction.sqlName() + " as " + alias + "\njoin " + from + " on " + on;
    }

    private static List<String> junctionOrOwn(Level level, Link<?, ?> link) {
        Junction junction = link.join().junction();
        String table = junction == null ? level.row().sqlName() : alias(JUNCTION, level);
        return (junction == null ? link.join().far() : junction.near())
                .stream().map(c -> table + "." + c).toList();
    }

    private Fragment conditions(Link<?, ?> link) {
        List<Fragment> all = link.renderedConditions().stream()
                .filter(c -> !c.text().isEmpty())
                .map(GraphSql::fragment)
                .toList();
        String text = all.stream().map(f -> " and (" + f.sql() + ")").collect(Collectors.joining());
        return new Fragment(text, all.stream().flatMap(f -> f.binds().stream()).toList());
    }

    /** By what the branch says and then by primary key; empty without either. */
    private static Fragment orderBy(Level level, Link<?, ?> link) {
        List<Fragment> by = new ArrayList<>(link.renderedOrder().stream()
                .filter(o -> !o.text().isEmpty())
                .map(GraphSql::fragment)
                .toList());
        keyNames(level).forEach(k -> by.add(Fragment.of(level.row().sqlName() + "." + k)));
        return by.isEmpty()
                ? Fragment.of("")
                : new Fragment(
                        by.stream().map(Fragment::sql).collect(Collectors.joining(", ", "order by ", "")),
                        by.stream().flatMap(f -> f.binds().stream()).toList());
    }

    /** Qualified where the select list has a text of the same name, which would be ordered by. */
    private static String orderByKey(Level level) {
        List<String> key = level.row().key().stream()
                .map(k -> level.row().columns().get(k))
                .map(c -> (c.cast().isEmpty() ? "" : level.row().sqlName() + ".") + c.name())
                .toList();
        return level.sortedByServer() && !key.isEmpty() ? "\norder by " + String.join(", ", key) : "";
    }

    private static List<String> keyNames(Level level) {
        return level.row().key().stream()
                .map(k -> level.row().columns().get(k).name())
                .toList();
    }

    private Fragment rootCondition() {
        Root found = Objects.requireNonNull(root);
        List<Bind> binds = IntStream.range(0, found.parameters())
                .mapToObj(i -> (Bind) new Bind.OfRoot(i))
                .toList();
        return new Fragment(found.where(), binds);
    }

    private static Fragment fragment(JooqSql sql) {
        return new Fragment(
                sql.text(),
                sql.parameters().stream()
                        .map(p -> (Bind) new Bind.Value(sql.configuration(), p))
                        .toList());
    }

    /** Qualified where a second table or alias is in sight. */
    private static String columns(Level level, List<String> names) {
        Link<?, ?> link = level.link();
        if (link == null || (link.rows() == null && link.join().junction() == null)) {
            return String.join(", ", names);
        }
        return names(link.rows() == null ? level.row().sqlName() : alias(ROWS, level), names);
    }

    private static String names(String table, List<String> names) {
        return names.stream().map(n -> table + "." + n).collect(Collectors.joining(", "));
    }

    private static List<String> numbered(List<String> names, Level level) {
        return IntStream.rangeClosed(1, names.size())
                .mapToObj(i -> alias("key" + i + "_", level))
                .toList();
    }

    /** A name of ours, longer by as many underscores as it takes to be neither the level's table nor a column of it. */
    private static String alias(String name, Level level) {
        RowType<?> row = level.row();
        String alias = name;
        while (row.sqlName().endsWith("." + alias)
                || Selection.indexes(row, List.of(alias)).getFirst() >= 0) {
            alias += "_";
        }
        return alias;
    }
}
