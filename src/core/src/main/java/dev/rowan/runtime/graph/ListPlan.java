package dev.rowan.runtime.graph;

import dev.rowan.runtime.Statement;
import dev.rowan.runtime.TextType;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A graph from rows that another statement reads: that one first, then all levels below in one round trip, which is given
 * the keys of the rows. Immutable and thread-safe.
 *
 * @param <T> the value
 */
public final class ListPlan<T> {
    /**
     * Bytes of parameters in one string. The driver sends a whole string before it reads, so that with large parameters and
     * large results both sides can wait for each other for ever; half a megabyte did with small buffers.
     */
    private static final int MOST_BYTES = 32 * 1024;

    private final List<Level> levels;
    private final LevelStatements below;

    private ListPlan(String id, List<Level> levels) {
        this.levels = levels;
        this.below = new LevelStatements(id, levels.subList(1, levels.size()), new GraphSql(null));
    }

    static <T> ListPlan<T> of(String id, Graph<?, T> graph) {
        return new ListPlan<>(id, Level.of(graph));
    }

    /** The places in the table of the columns that the root's statement has to read, in this order. */
    public List<Integer> columns() {
        return levels.getFirst().selection().columns();
    }

    /** The root's rows, which wait for the levels below. */
    public List<Object> roots(ResultSet rs) throws SQLException {
        return levels.getFirst().readUnsorted(rs).of(Level.ROOT);
    }

    /** What to send for these rows: one string, unless their keys are too many bytes. */
    public List<GraphString<List<T>>> strings(List<Object> roots) {
        List<GraphString<List<T>>> strings = new ArrayList<>();
        add(roots, strings);
        return strings;
    }

    /** Whether the root's rows are the values: there is nothing below. */
    public boolean isFlat() {
        return levels.size() == 1;
    }

    /** The value of a root's row, where there is nothing below. */
    @SuppressWarnings("unchecked") // the graph made it
    public T value(Object root) {
        return (T) root;
    }

    private void add(List<Object> roots, List<GraphString<List<T>>> strings) {
        Map<Bind, String> keys = keys(roots);
        int bytes = below.binds().stream()
                .mapToInt(b -> keys.getOrDefault(b, "").getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (bytes > MOST_BYTES && roots.size() > 1) {
            add(roots.subList(0, roots.size() / 2), strings);
            add(roots.subList(roots.size() / 2, roots.size()), strings);
        } else {
            strings.add(new Keys(roots, keys));
        }
    }

    /** For each column that leads to a level below the root, its values as the text of an array. */
    private Map<Bind, String> keys(List<Object> roots) {
        Map<Bind, String> texts = new HashMap<>();
        for (Level.Branch branch : levels.getFirst().branches()) {
            Set<Object> distinct = new LinkedHashSet<>();
            for (Object root : roots) {
                Object key = ((Object[]) root)[branch.slot()];
                if (key != null) {
                    distinct.add(key);
                }
            }
            List<KeyColumn> columns =
                    Objects.requireNonNull(branch.level().link()).join().keys();
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                List<Object> values = distinct.stream()
                        .map(key -> columns.size() == 1 ? key : ((List<?>) key).get(column))
                        .toList();
                texts.put(
                        new Bind.OfRows(branch.level(), i), text(columns.get(i).type(), values));
            }
        }
        return texts;
    }

    @SuppressWarnings("unchecked") // a column's values have its type
    private static <E> String text(TextType<E> type, List<Object> values) {
        return type.arrayText((List<E>) values);
    }

    private final class Keys implements GraphString<List<T>> {
        private final List<Object> roots;
        private final Map<Bind, String> keys;

        Keys(List<Object> roots, Map<Bind, String> keys) {
            this.roots = roots;
            this.keys = keys;
        }

        @Override
        public Statement statement(boolean autoCommit) {
            return below.statement(autoCommit);
        }

        @Override
        public void bind(PreparedStatement s) throws SQLException {
            below.bind(s, (to, parameter, bind) -> to.setString(parameter, keys.get(bind)));
        }

        @Override
        public List<T> read(PreparedStatement s) throws SQLException {
            Map<Level, LevelRows> all = new LinkedHashMap<>();
            var waiting = new LevelRows();
            roots.forEach(root -> waiting.add(Level.ROOT, root, 0));
            all.put(levels.getFirst(), waiting);
            below.read(s, all);
            return Plan.finished(levels, all);
        }
    }
}
