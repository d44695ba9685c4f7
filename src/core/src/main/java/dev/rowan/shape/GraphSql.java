package dev.rowan.shape;

import dev.rowan.session.JooqSql;
import dev.rowan.shape.Join.Junction;
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
    private final BranchSql branches;
    private final HandedKeys handed;

    /**
     * Makes no text yet.
     *
     * @param root of which the SELECTs find the rows themselves; without one they are given keys of rows
     * @param branches what the branches ask for
     */
    GraphSql(@Nullable Root root, BranchSql branches, HandedKeys handed) {
        this.root = root;
        this.branches = branches;
        this.handed = handed;
    }

    Fragment select(Level level) {
        return handed.handing(level, rows(level));
    }

    private Fragment rows(Level level) {
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
                                level.sortedByServer() ? Fragment.format("\n%s", orderBy(level, List.of())) : "")
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
        RowType<?> above = level.parent().row();
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
        Fragment member = member(level, link);
        return Fragment.format(
                "%s\nwhere %s",
                tables(level, link),
                level.kind() == Kind.TREE
                        ? ofTree(level, link, member)
                        : Fragment.format("%s%s", member, conditions(level)));
    }

    /**
     * That a row's key is among those above. An index is searched for all of an array at once, whatever the statistics; a scan
     * would search the array row by row, so that without an index the server is to hash the keys.
     */
    private Fragment member(Level level, Link<?, ?> link) {
        List<String> here = junctionOrOwn(level, link);
        if (here.size() > 1) {
            return Fragment.format("(%s) in (%s)", String.join(", ", here), parents(level, link));
        }
        Fragment arrays = handed.arrays(level, link);
        boolean indexed = link.join().indexed();
        if (arrays == null) {
            return Fragment.format(
                    indexed ? "%s = any(array(%s))" : "%s in (%s)", here.getFirst(), parents(level, link));
        }
        // in a subselect, for a scan would parse it again for each row, and a plan that is kept would be one for its
        // length
        return indexed
                ? Fragment.format(
                        "%s = any((select %s)::%s[])",
                        here.getFirst(), arrays, link.join().keys().getFirst().sqlType())
                : Fragment.format("%s in (select unnest((select %s)))", here.getFirst(), arrays);
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
                        conditions(level),
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
                        conditions(level),
                        String.join(", ", numbered(near, level)),
                        tree));
    }

    /** The keys of the level above. */
    private Fragment parents(Level level, Link<?, ?> link) {
        Fragment arrays = handed.arrays(level, link);
        return arrays == null
                ? keys(level.parent(), link.join().near())
                : Fragment.format("select * from unnest(%s)", arrays);
    }

    /**
     * The first rows of each row above. Their places are those of a subquery that is in order. With an index each row above looks
     * for its own, and no more than the limit are sorted; without one the table is read once.
     */
    private Fragment limited(Level level, Link<?, ?> link, int rows) {
        List<String> near = link.join().near();
        List<String> numbered = numbered(near, level);
        Junction junction = link.join().junction();
        List<String> selected = new ArrayList<>();
        List<String> names = new ArrayList<>();
        if (junction != null) {
            for (int i = 0; i < near.size(); i++) {
                selected.add(alias(JUNCTION, level) + "." + junction.near().get(i));
                names.add(numbered.get(i));
            }
        }
        level.row().columns().forEach(c -> {
            selected.add(level.row().sqlName() + "." + c.name());
            names.add(c.name());
        });
        String rowsAlias = alias(ROWS, level);
        String ordinal = alias(ORDINAL, level);
        String all = String.join(", ", names);
        Fragment from = Fragment.format("select %s\nfrom %s\nwhere ", String.join(", ", selected), tables(level, link));
        List<String> here = junctionOrOwn(level, link);
        if (!link.join().indexed()) {
            return Fragment.format(
                    "(select %s, row_number() over (partition by %s) as %s\nfrom (%s%s%s\n%s) as %s (%s)) as %s\nwhere %s.%s <= %s",
                    all,
                    String.join(", ", junction == null ? link.join().far() : numbered),
                    ordinal,
                    from,
                    member(level, link),
                    conditions(level),
                    orderBy(level, here),
                    rowsAlias,
                    all,
                    rowsAlias,
                    rowsAlias,
                    ordinal,
                    String.valueOf(rows));
        }
        String parents = alias(PARENTS, level);
        return Fragment.format(
                "(select distinct %s from (%s) as %s (%s)) as %s\ncross join lateral (select %s, row_number() over () as %s\nfrom (%s(%s) = (%s)%s\n%s\nlimit %s) as %s (%s)) as %s",
                String.join(", ", numbered), // of a table of pairs they come once for each
                parents(level, link),
                parents,
                String.join(", ", numbered),
                parents,
                all,
                ordinal,
                from,
                String.join(", ", here),
                names(parents, numbered),
                conditions(level),
                orderBy(level, List.of()),
                String.valueOf(rows),
                rowsAlias,
                all,
                rowsAlias);
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

    private Fragment conditions(Level level) {
        List<Fragment> all = fragments(level, branches.of(level).conditions(), 0);
        String text = all.stream().map(f -> " and (" + f.sql() + ")").collect(Collectors.joining());
        return new Fragment(text, all.stream().flatMap(f -> f.binds().stream()).toList());
    }

    /** By some columns, by what the branch says and then by primary key; empty without any. */
    private Fragment orderBy(Level level, List<String> first) {
        BranchSql.LevelSql branch = branches.of(level);
        int before = branch.conditions().stream()
                .mapToInt(c -> c.parameters().size())
                .sum();
        List<Fragment> by = new ArrayList<>(first.stream().map(Fragment::of).toList());
        by.addAll(fragments(level, branch.order(), before));
        keyNames(level).forEach(k -> by.add(Fragment.of(level.row().sqlName() + "." + k)));
        return by.isEmpty()
                ? Fragment.of("")
                : new Fragment(
                        by.stream().map(Fragment::sql).collect(Collectors.joining(", ", "order by ", "")),
                        by.stream().flatMap(f -> f.binds().stream()).toList());
    }

    /** {@code before}: how many parameters of the branch stand before these. */
    private static List<Fragment> fragments(Level level, List<JooqSql> all, int before) {
        List<Fragment> fragments = new ArrayList<>();
        int first = before;
        for (JooqSql sql : all) {
            int end = first + sql.parameters().size();
            fragments.add(new Fragment(
                    sql.text(),
                    IntStream.range(first, end)
                            .mapToObj(i -> (Bind) new Bind.Value(level, i))
                            .toList()));
            first = end;
        }
        return fragments;
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
