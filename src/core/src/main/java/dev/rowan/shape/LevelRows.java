package dev.rowan.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rows of one level in one execution, by the key of the row above that they belong to. */
final class LevelRows {
    private final Map<Object, Group> groups = new HashMap<>();
    private @Nullable Object lastKey;
    private @Nullable Group last;
    private long size;

    /** {@code order}: by which the rows of one key are sorted; the same for all leaves them as they came. */
    void add(Object key, Object row, long order) {
        Group group = last;
        if (group == null || !key.equals(lastKey)) { // rows of one parent mostly come together
            group = groups.computeIfAbsent(key, k -> new Group());
            last = group;
            lastKey = key;
        }
        group.add(row, order);
        size++;
    }

    long size() {
        return size;
    }

    void replaceAll(UnaryOperator<Object> change) {
        groups.values().forEach(g -> g.rows.replaceAll(change));
    }

    List<Object> of(Object key) {
        Group group = groups.get(key);
        return group == null ? List.of() : Collections.unmodifiableList(group.sorted());
    }

    private static final class Group {
        private final List<Object> rows = new ArrayList<>();
        private long[] orders = new long[8];
        private boolean sorted = true;

        void add(Object row, long order) {
            int size = rows.size();
            if (size == orders.length) {
                orders = Arrays.copyOf(orders, size * 2);
            }
            sorted &= size == 0 || orders[size - 1] <= order;
            orders[size] = order;
            rows.add(row);
        }

        List<Object> sorted() {
            if (!sorted) {
                record Placed(long order, Object row) {}
                List<Placed> placed = new ArrayList<>();
                for (int i = 0; i < rows.size(); i++) {
                    placed.add(new Placed(orders[i], rows.get(i)));
                }
                placed.sort(Comparator.comparingLong(Placed::order));
                for (int i = 0; i < rows.size(); i++) {
                    rows.set(i, placed.get(i).row());
                }
                sorted = true;
            }
            return rows;
        }
    }
}
