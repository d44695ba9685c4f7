package dev.rowan.table;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.ColumnValues;
import dev.rowan.error.RowNotFound;
import dev.rowan.insert.Inserts;
import dev.rowan.insert.NewRow;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import dev.rowan.session.StatementFamily;
import dev.rowan.shape.Graph;
import dev.rowan.shape.Graphs;
import dev.rowan.shape.KeyedRows;
import dev.rowan.shape.Root;
import dev.rowan.shape.RowType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements by a table's primary key that are made of the one that finds a row. For generated code, a constant; thread-safe.
 *
 * @param <R> the row
 * @param <K> the key: the column's value, or a record of several
 */
public final class ByKey<R, K> {
    private final RowType<R> row;
    private final Root one;
    private final @Nullable Root many;
    private final Function<K, Object[]> values;
    private final String columns;
    private final Statement find;
    private final Statement lock;
    private final @Nullable Statement findAll;
    private final @Nullable Statement deleteAll;

    private ByKey(RowType<R> row, Statement find, Root one, @Nullable Root many, Function<K, Object[]> values) {
        this.row = row;
        this.one = one;
        this.many = many;
        this.values = values;
        String id = find.id().substring(0, find.id().lastIndexOf('.') + 1);
        String from = "\nfrom " + row.sqlName() + "\nwhere ";
        this.columns = find.sql()
                .substring(
                        "select ".length(),
                        find.sql().length() - from.length() - one.where().length());
        this.find = find;
        this.lock = new Statement(id + "lock", find.sql() + "\nfor no key update");
        this.findAll = many == null ? null : new Statement(id + "findAll", "select " + columns + from + many.where());
        this.deleteAll = many == null
                ? null
                : new Statement(id + "deleteAll", "delete from " + row.sqlName() + "\nwhere " + many.where());
    }

    /**
     * For generated code.
     *
     * @param find finds the row of a key
     * @param one its condition
     * @param many finds the rows of several keys; null where the values of a key cannot be those of an array
     * @param values of a key's columns
     */
    public static <R, K> ByKey<R, K> of(
            RowType<R> row, Statement find, Root one, @Nullable Root many, Function<K, Object[]> values) {
        return new ByKey<>(row, find, one, many, values);
    }

    /**
     * The rows of these keys in the order of the keys; those that are not there are left out. One statement.
     *
     * @throws NullPointerException naming the place of a key that is null, the first is 0
     */
    public List<R> list(Session session, Collection<? extends K> keys) {
        return present(found(session, values(keys)));
    }

    /** What the shape makes of them. One round trip. */
    public <T> List<T> list(Session session, Collection<? extends K> keys, Graph<R, T> graph) {
        return present(found(session, values(keys), graph));
    }

    /** The rows by their keys, in the order of the keys. */
    public Map<K, R> map(Session session, Collection<? extends K> keys) {
        return byKey(keys, found(session, values(keys)));
    }

    /** What the shape makes of them. One round trip. */
    public <T> Map<K, T> map(Session session, Collection<? extends K> keys, Graph<R, T> graph) {
        return byKey(keys, found(session, values(keys), graph));
    }

    /**
     * The row, locked.
     *
     * @throws IllegalStateException outside of a transaction
     * @throws RowNotFound when there is none
     */
    public R lock(Session session, K key) {
        Object[] value = values(key, "key");
        session.refuseOutsideTransaction(lock.id());
        return session.get(lock, s -> one.bind(s, 1, value), row::read);
    }

    /** Stores a graph and reads what a shape makes of its root. */
    public <T> T insertGraph(Session session, NewRow<R> graph, Graph<R, T> shape) {
        return Inserts.graph(session, graph, one, shape);
    }

    /** Stores graphs and reads what a shape makes of each root. */
    public <T> List<T> insertGraphs(Session session, Collection<? extends NewRow<R>> graphs, Graph<R, T> shape) {
        return many == null
                ? Inserts.graphs(session, graphs, one, shape)
                : Inserts.graphs(session, graphs, one, many, shape);
    }

    /** Deletes the rows; returns how many there were. One statement. */
    public long deleteAll(Session session, Collection<? extends K> keys) {
        List<Object[]> all = values(keys);
        if (all.isEmpty()) {
            return 0;
        }
        Object[] arrays = many().arrays(all);
        return session.write(requireNonNull(deleteAll), s -> many().bind(s, 1, arrays));
    }

    /** Writes the columns of a patch and reads the row as it is then. */
    public Optional<R> updateAndGet(Session session, StatementFamily update, K key, ColumnValues patch) {
        Object[] value = values(key, "key");
        if (patch.isEmpty()) {
            return find(session, value);
        }
        Statement statement = update.returning(patch, "returning " + columns);
        session.refuseIfAsked(statement.id());
        return session.find(statement, s -> one.bind(s, patch.bind(s, 1), value), row::read);
    }

    /** Whether there is a row with this key. */
    public boolean isThere(Session session, K key) {
        Object[] value = values(key, "key");
        return session.find(find, s -> one.bind(s, 1, value), (rs, first) -> true)
                .isPresent();
    }

    /** The row of a key's values. */
    Optional<R> find(Session session, Object[] key) {
        return session.find(find, s -> one.bind(s, 1, key), row::read);
    }

    RowType<R> row() {
        return row;
    }

    /** A key's values, which it has. */
    Object[] values(@Nullable K key, String name) {
        return values.apply(requireNonNull(key, name + " is null"));
    }

    /** Whether several keys can go as arrays. */
    boolean hasMany() {
        return many != null;
    }

    /** What finds the rows of several keys. */
    Root many() {
        return requireNonNull(many);
    }

    /** What finds a row. */
    Root one() {
        return one;
    }

    private List<Object[]> values(Collection<? extends K> keys) {
        List<Object[]> all =
                new ArrayList<>(requireNonNull(keys, "keys is null").size());
        for (K key : keys) {
            all.add(values(key, "keys[" + all.size() + "]"));
        }
        return all;
    }

    private List<Optional<R>> found(Session session, List<Object[]> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Object[] arrays = many().arrays(keys);
        return KeyedRows.found(
                keys,
                session.list(requireNonNull(findAll), s -> many().bind(s, 1, arrays), this::keyed),
                key -> find(session, key));
    }

    private <T> List<Optional<T>> found(Session session, List<Object[]> keys, Graph<R, T> graph) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return KeyedRows.found(
                keys,
                Graphs.list(session, many(), graph.keyed(), many().arrays(keys)),
                key -> Graphs.find(session, one, graph, key));
    }

    Graph.Keyed<R> keyed(ResultSet rs, int first) throws SQLException {
        List<@Nullable Object> key = new ArrayList<>(row.key().size());
        for (int place : row.key()) {
            key.add(row.columns().get(place).type().getNullable(rs, first + place));
        }
        return new Graph.Keyed<>(key, row.read(rs, first));
    }

    private static <T> List<T> present(List<Optional<T>> found) {
        return found.stream().flatMap(Optional::stream).toList();
    }

    private static <K, T> Map<K, T> byKey(Collection<? extends K> keys, List<Optional<T>> found) {
        Map<K, T> byKey = LinkedHashMap.newLinkedHashMap(found.size());
        Iterator<? extends K> key = keys.iterator();
        for (Optional<T> each : found) {
            K of = key.next();
            each.ifPresent(row -> byKey.put(of, row));
        }
        return Collections.unmodifiableMap(byKey);
    }
}
