package dev.rowan.shape;

import dev.rowan.column.CheckedStatement;
import dev.rowan.column.JooqParameter;
import dev.rowan.column.TextType;
import dev.rowan.session.BoundParameters;
import dev.rowan.session.JooqSql;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph from the rows of a dynamic query: all levels in one round trip, or, where settings do not travel, the query first and
 * then all levels below, which are given the keys of its rows. Thread-safe.
 *
 * @param <T> the value
 */
final class ListPlan<T> {
    private final String id;
    private final List<Level> levels;
    private final Composed composed;

    private ListPlan(String id, List<Level> levels) {
        this.id = id;
        this.levels = levels;
        this.composed = new Composed(levels);
    }

    static <T> ListPlan<T> of(String id, Graph<?, T> graph) {
        return new ListPlan<>(id, Level.of(graph));
    }

    /** The places in the table of the columns that the query has to read, in this order. */
    List<Integer> columns() {
        return levels.getFirst().selection().columns();
    }

    /**
     * The query and all levels below it.
     *
     * @param given what the call gives the shape
     */
    GraphString<T> with(GivenValues given, JooqSql query) {
        BranchSql branches = BranchSql.of(levels, given);
        var parameters = new LevelStatements.Parameters() {
            @Override
            public void set(PreparedStatement s, int parameter, Bind bind) throws SQLException {
                JooqParameter.set(
                        query.configuration(),
                        CheckedStatement.of(s),
                        parameter,
                        query.parameters().get(((Bind.OfRoot) bind).parameter()));
            }

            @Override
            public long bytes() {
                return -1; // a binding can be the user's
            }
        };
        return new GraphString<>(
                levels, composed.of(id, query, branches), branches, parameters, new HashMap<>(), levels.getFirst());
    }

    /** The root's rows, which wait for the levels below. */
    List<Object> roots(ResultSet rs) throws SQLException {
        return levels.getFirst().reader().readUnsorted(rs).of(Level.ROOT);
    }

    /** The root's current row, which waits for the levels below, if there are any. */
    Object root(ResultSet rs) throws SQLException {
        return levels.getFirst().reader().current(rs);
    }

    /** What to send for these rows: one string, unless their keys are too many bytes. */
    List<GraphString<T>> strings(GivenValues given, List<Object> roots) {
        List<GraphString<T>> strings = new ArrayList<>();
        BranchSql branches = BranchSql.of(levels, given);
        add(roots, composed.below(id, branches), branches, strings);
        return strings;
    }

    /** Whether the root's rows are the values: there is nothing below. */
    boolean isFlat() {
        return levels.size() == 1;
    }

    /** The value of a root's row, where there is nothing below. */
    @SuppressWarnings("unchecked") // the graph made it
    T value(Object root) {
        return (T) root;
    }

    private void add(List<Object> roots, LevelStatements below, BranchSql branches, List<GraphString<T>> strings) {
        long values = below.binds().stream()
                .mapToLong(b -> b instanceof Bind.Value value ? branches.bytes(value) : 0)
                .sum();
        // values too large for any string make each SELECT go by itself, however few the keys
        long room = Math.max(BoundParameters.MOST_BYTES / 2, BoundParameters.MOST_BYTES - values);
        Map<Bind, String> keys = keys(roots);
        long bytes = below.binds().stream()
                .mapToLong(b -> BoundParameters.bytes(keys.getOrDefault(b, "")))
                .sum();
        if (bytes > room && roots.size() > 1) {
            add(roots.subList(0, roots.size() / 2), below, branches, strings);
            add(roots.subList(roots.size() / 2, roots.size()), below, branches, strings);
        } else {
            var waiting = new LevelRows();
            roots.forEach(root -> waiting.add(Level.ROOT, ((Object[]) root).clone(), 0)); // they may be asked for again
            Map<Level, LevelRows> rows = HashMap.newHashMap(levels.size());
            rows.put(levels.getFirst(), waiting);
            strings.add(new GraphString<>(levels, below, branches, new Keys(keys, bytes), rows, null));
        }
    }

    /** The text of each array, and the bytes of all together. */
    private record Keys(Map<Bind, String> texts, long bytes) implements LevelStatements.Parameters {
        @Override
        public void set(PreparedStatement s, int parameter, Bind bind) throws SQLException {
            s.setString(parameter, texts.get(bind));
        }
    }

    /** For each column that leads to a level below the root, its values as the text of an array. */
    private Map<Bind, String> keys(List<Object> roots) {
        Map<Bind, String> texts = new HashMap<>();
        for (Level.Lower branch : levels.getFirst().branches()) {
            Set<Object> distinct = new LinkedHashSet<>();
            for (Object root : roots) {
                Object key = ((Object[]) root)[branch.slot()];
                if (key != null) {
                    distinct.add(key);
                }
            }
            List<KeyColumn> columns = branch.level().relation().join().keys();
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
        return type.arrayText((List<E>) values.stream()
                .map(value -> value instanceof ByteBuffer bytes ? content(bytes) : value)
                .toList());
    }

    private static byte[] content(ByteBuffer bytes) {
        byte[] content = new byte[bytes.remaining()];
        bytes.duplicate().get(content);
        return content;
    }
}
