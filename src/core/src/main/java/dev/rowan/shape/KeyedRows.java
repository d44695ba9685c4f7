package dev.rowan.shape;

import dev.rowan.column.ExactValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
        Map<List<@Nullable Object>, Graph.Keyed<T>> byKey = byKey(rows);
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
        Map<List<@Nullable Object>, Graph.Keyed<T>> byKey = byKey(rows);
        List<List<@Nullable Object>> wanted =
                keys.stream().map(key -> comparable(Arrays.asList(key))).toList();
        boolean all = Set.copyOf(wanted).containsAll(byKey.keySet()) && byKey.size() == rows.size();
        List<Optional<T>> found = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            Graph.Keyed<T> row = byKey.get(wanted.get(i));
            if (row != null) {
                found.add(Optional.of(row.value()));
            } else {
                found.add(all ? Optional.empty() : alone.apply(keys.get(i)));
            }
        }
        return found;
    }

    private static <T> Map<List<@Nullable Object>, Graph.Keyed<T>> byKey(List<Graph.Keyed<T>> rows) {
        Map<List<@Nullable Object>, Graph.Keyed<T>> byKey = HashMap.newHashMap(rows.size());
        rows.forEach(row -> byKey.put(comparable(row.key()), row));
        return byKey;
    }

    private static List<@Nullable Object> comparable(List<? extends @Nullable Object> key) {
        return Arrays.asList(key.stream()
                .map(value -> value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : ExactValue.comparable(value))
                .toArray());
    }
}
