package dev.rowan.shape;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the keys of a level's rows come to the SELECTs of the levels below, where asking for the rows once more could give others:
 * the level has a limit, a condition of the caller's, or starts at a dynamic query.
 *
 * <p>The level's own SELECT writes them to settings that end with the transaction ({@code set_config(..., true)}), which the later
 * SELECTs of the same string read. The rows are evaluated once, as a materialized CTE; that the setting is asked for in a subquery
 * of WHERE makes the server write it before it looks for the first row, and so also when there is none.
 *
 * @param levels of the graph, in preorder
 * @param rootIsGiven whether the root's rows come from a dynamic query
 * @param bySettings false where settings do not travel: then the levels below are given the root's keys as parameters, and ask for
 *     all other rows once more
 */
record HandedKeys(List<Level> levels, boolean rootIsGiven, boolean bySettings) {
    private static final String ROWS = "handed_";

    /** Whether this level's SELECT hands its keys over. */
    boolean isHandedBy(Level level) {
        Link<?, ?> link = level.link();
        return bySettings && !level.branches().isEmpty() && (link == null ? rootIsGiven : link.isChoosing());
    }

    /** A SELECT of a level's columns that, where the level hands its keys over, does so. */
    Fragment handing(Level level, Fragment select) {
        if (!isHandedBy(level)) {
            return select;
        }
        String names =
                IntStream.rangeClosed(1, level.width()).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
        String settings = level.branches().stream()
                .flatMap(b -> places(level, b.level()).stream())
                .distinct()
                .map(place -> "set_config('" + setting(level, place) + "', coalesce(array_agg(v" + place
                        + ")::text, '{}'), true)")
                .collect(Collectors.joining(", "));
        return Template.of(
                        "with {rows} ({names}) as materialized ({select})\nselect {names} from {rows}\nwhere (select num_nulls({settings}) from {rows}) is not null")
                .with("rows", ROWS)
                .with("names", names)
                .with("select", select)
                .with("settings", settings)
                .fragment();
    }

    /** For each column of the level's key, the values of the rows above as an array; null where they have to be selected. */
    @Nullable
    Fragment arrays(Level level, Link<?, ?> link) {
        Level above = level.parent();
        List<KeyColumn> keys = link.join().keys();
        if (isHandedBy(above)) {
            List<Integer> places = places(above, level);
            return Fragment.of(IntStream.range(0, keys.size())
                    .mapToObj(i -> "current_setting('" + setting(above, places.get(i)) + "')::"
                            + keys.get(i).sqlType() + "[]")
                    .collect(Collectors.joining(", ")));
        }
        return rootIsGiven && above.link() == null
                ? new Fragment(
                        keys.stream().map(k -> "?::" + k.sqlType() + "[]").collect(Collectors.joining(", ")),
                        IntStream.range(0, keys.size())
                                .mapToObj(i -> (Bind) new Bind.OfRows(level, i))
                                .toList())
                : null;
    }

    /** Where the columns that lead to the level below stand in the result of the one above. */
    private static List<Integer> places(Level above, Level below) {
        Selection selection = above.selection();
        return Selection.indexes(above.row(), below.relation().join().near()).stream()
                .map(selection::place)
                .toList();
    }

    private String setting(Level level, int place) {
        return "rowan.keys_" + levels.indexOf(level) + "_" + place;
    }
}
