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
    /** The keys below, level by level. */
    private static final String REACHED = """
            with recursive {tree} ({numbered}, {depth}) as (select {keys}, 1 from {own}
            where {first}{conditions}
            union select {keys}, {tree}.{depth} + 1 from {tree}
            join {own} on ({far}) = ({above})
            where {tree}.{depth} < {most}{conditions})
            select {numbered} from {tree}""";

    /** Of a table of pairs the keys above come once for each. */
    private static final String FIRST_OF_EACH = """
            (select distinct {numbered} from ({above}) as {parents} ({numbered})) as {parents}
            cross join lateral (select {all}, row_number() over () as {ordinal}
            from (select {selected}
            from {tables}
            where ({here}) = ({parent}){conditions}
            {order}
            limit {most}) as {rows} ({all})) as {rows}""";

    private static final String FIRST_OF_ALL = """
            (select {all}, row_number() over (partition by {key}) as {ordinal}
            from (select {selected}
            from {tables}
            where {member}{conditions}
            {order}) as {rows} ({all})) as {rows}
            where {rows}.{ordinal} <= {most}""";

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
        if (!level.groups().isEmpty()) {
            return groups(level, link);
        }
        if (link == null) {
            return Fragment.format(
                    "select %s\nfrom %s\nwhere %s%s",
                    LevelNames.columns(level, level.selection().selected()),
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
                                LevelNames.columns(level, level.selection().selected()),
                                unlimited(level, link),
                                level.sortedByServer() ? Fragment.format("\n%s", orderBy(level, List.of())) : "")
                        : Fragment.format(
                                "select %s%s, %s.%s\nfrom %s",
                                junctionKeys(level, link),
                                LevelNames.columns(level, level.selection().selected()),
                                LevelNames.alias(LevelNames.ROWS, level),
                                LevelNames.alias(LevelNames.ORDINAL, level),
                                limited(level, link, link.rows()));
        };
    }

    /** Of each row above, groups of its rows; an expression has its parameters once, and is grouped by at its place. */
    private Fragment groups(Level level, @Nullable Link<?, ?> link) {
        BranchSql.LevelSql branch = branches.of(level);
        List<String> up = link == null ? List.of() : LevelNames.junctionOrOwn(level, link);
        List<Fragment> selected = new ArrayList<>();
        List<String> by = new ArrayList<>(up);
        for (int i = 0; i < up.size(); i++) {
            selected.add(Fragment.of(up.get(i)
                    + LevelNames.casts(level, Objects.requireNonNull(link)).get(i)));
        }
        List<Fragment> groups = fragments(level, branch.groups(), branch.beforeGroups());
        List<Fragment> order = new ArrayList<>(fragments(level, branch.order(), branch.beforeOrder()));
        for (int i = 0; i < groups.size(); i++) {
            Grouped group = level.groups().get(i);
            selected.add(groups.get(i));
            if (!group.aggregate()) {
                String name = group.column() < 0
                        ? String.valueOf(selected.size())
                        : level.row().sqlName() + "."
                                + level.row().columns().get(group.column()).name();
                by.add(name);
                order.add(Fragment.of(name));
            }
        }
        Fragment from = link == null
                ? Fragment.format("%s\nwhere %s", level.row().sqlName(), rootCondition())
                : unlimited(level, link);
        List<Fragment> having = fragments(level, branch.having(), branch.beforeHaving());
        return Fragment.format(
                "select %s\nfrom %s\ngroup by %s%s%s",
                joined(selected, "", ", "),
                from,
                String.join(", ", by),
                joined(having, "\nhaving ", " and "),
                joined(order, "\norder by ", ", "));
    }

    /** Empty without any. */
    private static Fragment joined(List<Fragment> all, String before, String between) {
        return new Fragment(
                all.isEmpty() ? "" : all.stream().map(Fragment::sql).collect(Collectors.joining(between, before, "")),
                all.stream().flatMap(f -> f.binds().stream()).toList());
    }

    private Fragment grouped(Level level, Link<?, ?> link, String more) {
        List<String> up = LevelNames.junctionOrOwn(level, link);
        String selected = IntStream.range(0, up.size())
                .mapToObj(i -> up.get(i) + LevelNames.casts(level, link).get(i))
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
        String from = LevelNames.alias(link.rows() == null ? LevelNames.JUNCTION : LevelNames.ROWS, level);
        List<String> names = link.rows() == null ? junction.near() : LevelNames.numbered(junction.near(), level);
        return IntStream.range(0, names.size())
                .mapToObj(i -> from + "." + names.get(i)
                        + LevelNames.casts(level, link).get(i) + ", ")
                .collect(Collectors.joining());
    }

    /** The values of these columns of all of a level's rows. */
    private Fragment keys(Level level, List<String> columns) {
        Link<?, ?> link = level.link();
        return link == null
                ? Fragment.format(
                        "select %s from %s where %s",
                        String.join(", ", columns), level.row().sqlName(), rootCondition())
                : Fragment.format("select %s from %s", LevelNames.columns(level, columns), source(level, link));
    }

    private Fragment source(Level level, Link<?, ?> link) {
        return link.rows() == null ? unlimited(level, link) : limited(level, link, link.rows());
    }

    /** What comes after FROM. */
    private Fragment unlimited(Level level, Link<?, ?> link) {
        Fragment member = member(level, link);
        return Fragment.format(
                "%s\nwhere %s",
                LevelNames.tables(level, link),
                level.kind() == Kind.TREE
                        ? ofTree(level, link, member)
                        : Fragment.format("%s%s", member, conditions(level)));
    }

    /**
     * That a row's key is among those above. An index is searched for all of an array at once, whatever the statistics; a scan
     * would search the array row by row, so that without an index the server is to hash the keys.
     */
    private Fragment member(Level level, Link<?, ?> link) {
        List<String> here = LevelNames.junctionOrOwn(level, link);
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
        String keys = LevelNames.names(own, near);
        String numbered = String.join(", ", LevelNames.numbered(near, level));
        String tree = LevelNames.alias(LevelNames.TREE, level);
        Fragment reached = Template.of(REACHED)
                .with("tree", tree)
                .with("numbered", numbered)
                .with("depth", LevelNames.DEPTH)
                .with("keys", keys)
                .with("own", own)
                .with("first", first)
                .with("conditions", conditions(level))
                .with("far", LevelNames.names(own, link.join().far()))
                .with("above", LevelNames.names(tree, LevelNames.numbered(near, level)))
                .with("most", String.valueOf(level.depth()))
                .fragment();
        return Fragment.format(near.size() == 1 ? "%s = any(array(%s))" : "(%s) in (%s)", keys, reached);
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
        List<String> numbered = LevelNames.numbered(near, level);
        Junction junction = link.join().junction();
        List<String> selected = new ArrayList<>();
        List<String> names = new ArrayList<>();
        if (junction != null) {
            for (int i = 0; i < near.size(); i++) {
                selected.add(LevelNames.alias(LevelNames.JUNCTION, level) + "."
                        + junction.near().get(i));
                names.add(numbered.get(i));
            }
        }
        level.row().columns().forEach(c -> {
            selected.add(level.row().sqlName() + "." + c.name());
            names.add(c.name());
        });
        List<String> here = LevelNames.junctionOrOwn(level, link);
        boolean indexed = link.join().indexed();
        Template template = Template.of(indexed ? FIRST_OF_EACH : FIRST_OF_ALL)
                .with("all", String.join(", ", names))
                .with("selected", String.join(", ", selected))
                .with("tables", LevelNames.tables(level, link))
                .with("conditions", conditions(level))
                .with("order", orderBy(level, indexed ? List.of() : here))
                .with("rows", LevelNames.alias(LevelNames.ROWS, level))
                .with("ordinal", LevelNames.alias(LevelNames.ORDINAL, level))
                .with("most", String.valueOf(rows));
        return indexed
                ? template.with("numbered", String.join(", ", numbered))
                        .with("above", parents(level, link))
                        .with("parents", LevelNames.alias(LevelNames.PARENTS, level))
                        .with("here", String.join(", ", here))
                        .with("parent", LevelNames.names(LevelNames.alias(LevelNames.PARENTS, level), numbered))
                        .fragment()
                : template.with(
                                "key",
                                String.join(", ", junction == null ? link.join().far() : numbered))
                        .with("member", member(level, link))
                        .fragment();
    }

    private Fragment conditions(Level level) {
        List<Fragment> all = fragments(level, branches.of(level).conditions(), 0);
        String text = all.stream().map(f -> " and (" + f.sql() + ")").collect(Collectors.joining());
        return new Fragment(text, all.stream().flatMap(f -> f.binds().stream()).toList());
    }

    /** By some columns, by what the branch says and then by primary key; empty without any. */
    private Fragment orderBy(Level level, List<String> first) {
        BranchSql.LevelSql branch = branches.of(level);
        List<Fragment> by = new ArrayList<>(first.stream().map(Fragment::of).toList());
        by.addAll(fragments(level, branch.order(), branch.beforeOrder()));
        LevelNames.keyNames(level).forEach(k -> by.add(Fragment.of(level.row().sqlName() + "." + k)));
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

    private Fragment rootCondition() {
        Root found = Objects.requireNonNull(root);
        List<Bind> binds = IntStream.range(0, found.parameters())
                .mapToObj(i -> (Bind) new Bind.OfRoot(i))
                .toList();
        return new Fragment(found.where(), binds);
    }
}
