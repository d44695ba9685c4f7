package dev.rowan.shape;

import dev.rowan.column.ExactValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a shape made of rows that were found by their keys, in whichever order. */
public final class KeyedRows {
    private KeyedRows() {}

    /**
     * In the order of the keys.
     *
     * @param alone for a key that is none of the rows': the row is gone, or the key of a class of the user's that is not equal to itself
     */
    public static <T> List<T> inOrder(List<Object[]> keys, List<Graph.Keyed<T>> rows, Function<Object[], T> alone) {
        Map<@Nullable Object, Graph.Keyed<T>> byKey = byKey(rows);
        return keys.stream()
                .map(key -> {
                    Graph.Keyed<T> row = byKey.get(comparable(Arrays.asList(key)));
                    return row == null ? alone.apply(key) : row.value();
                })
                .toList();
    }

    /**
     * In the order of the keys, empty for a key without a row.
     *
     * @param alone finds the row of a key that only the server takes for another's
     */
    public static <T> List<Optional<T>> found(
            List<Object[]> keys, List<Graph.Keyed<T>> rows, Function<Object[], Optional<T>> alone) {
        Map<@Nullable Object, Graph.Keyed<T>> byKey = byKey(rows);
        List<Optional<T>> found = new ArrayList<>(keys.size());
        boolean missing = false;
        for (Object[] key : keys) {
            Graph.Keyed<T> row = byKey.get(comparable(Arrays.asList(key)));
            missing |= row == null;
            found.add(row == null ? Optional.empty() : Optional.of(row.value()));
        }
        if (missing && !(byKey.size() == rows.size() && areAllNamed(byKey, keys))) {
            for (int i = 0; i < keys.size(); i++) {
                if (found.get(i).isEmpty()) {
                    found.set(i, alone.apply(keys.get(i)));
                }
            }
        }
        return found;
    }

    /** Whether each row is that of one of the keys: then a key without a row has none. */
    private static boolean areAllNamed(Map<@Nullable Object, ?> byKey, List<Object[]> keys) {
        Set<@Nullable Object> others = new HashSet<>(byKey.keySet());
        keys.forEach(key -> others.remove(comparable(Arrays.asList(key))));
        return others.isEmpty();
    }

    private static <T> Map<@Nullable Object, Graph.Keyed<T>> byKey(List<Graph.Keyed<T>> rows) {
        Map<@Nullable Object, Graph.Keyed<T>> byKey = HashMap.newHashMap(rows.size());
        rows.forEach(row -> byKey.put(comparable(row.key()), row));
        return byKey;
    }

    /** Of one column its value, of several a list. */
    private static @Nullable Object comparable(List<? extends @Nullable Object> key) {
        if (key.size() == 1) {
            return comparable(key.getFirst());
        }
        List<@Nullable Object> all = new ArrayList<>(key.size());
        for (Object value : key) {
            all.add(comparable(value));
        }
        return all;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : ExactValue.comparable(value);
    }
}
