package dev.rowan.shape;

import dev.rowan.shape.Join.Junction;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the SELECT of a level calls its tables and columns. */
final class LevelNames {
    static final String ROWS = "rows_";
    static final String PARENTS = "parents_";
    static final String JUNCTION = "junction_";
    static final String TREE = "tree_";
    static final String DEPTH = "depth_";
    static final String ORDINAL = "ordinal_";

    private LevelNames() {}

    /** A key's columns have the types of those that they equal. */
    static List<String> casts(Level level, Link<?, ?> link) {
        RowType<?> above = level.parent().row();
        return Selection.indexes(above, link.join().near()).stream()
                .map(c -> above.columns().get(c).cast())
                .toList();
    }

    static String tables(Level level, Link<?, ?> link) {
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

    static List<String> junctionOrOwn(Level level, Link<?, ?> link) {
        Junction junction = link.join().junction();
        String table = junction == null ? level.row().sqlName() : alias(JUNCTION, level);
        return (junction == null ? link.join().far() : junction.near())
                .stream().map(c -> table + "." + c).toList();
    }

    static List<String> keyNames(Level level) {
        return level.row().key().stream()
                .map(k -> level.row().columns().get(k).name())
                .toList();
    }

    /** Qualified where a second table or alias is in sight. */
    static String columns(Level level, List<String> names) {
        Link<?, ?> link = level.link();
        if (link == null || (link.rows() == null && link.join().junction() == null)) {
            return String.join(", ", names);
        }
        return names(link.rows() == null ? level.row().sqlName() : alias(ROWS, level), names);
    }

    static String names(String table, List<String> names) {
        return names.stream().map(n -> table + "." + n).collect(Collectors.joining(", "));
    }

    static List<String> numbered(List<String> names, Level level) {
        return IntStream.rangeClosed(1, names.size())
                .mapToObj(i -> alias("key" + i + "_", level))
                .toList();
    }

    /** A name of ours, longer by as many underscores as it takes to be neither the level's table nor a column of it. */
    static String alias(String name, Level level) {
        RowType<?> row = level.row();
        String alias = name;
        while (row.sqlName().endsWith("." + alias)
                || Selection.indexes(row, List.of(alias)).getFirst() >= 0) {
            alias += "_";
        }
        return alias;
    }
}
