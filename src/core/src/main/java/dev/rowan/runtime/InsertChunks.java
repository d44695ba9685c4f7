package dev.rowan.runtime;

import dev.rowan.runtime.InsertInto.SelfKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which rows go in one INSERT, in the order given. Rows that give the same columns go in powers of two up to 512, so that a table has
 * few statement texts and the driver's and the server's caches hit. Others have {@code default} for what only some give, in a text
 * of their own.
 */
final class InsertChunks {
    private static final int MOST_ROWS = 512;
    private static final int MOST_PARAMETERS = 32_767; // the protocol counts them in 16 bits

    private InsertChunks() {}

    static <E> List<List<E>> of(InsertInto<?> into, List<E> rows, Function<E, ColumnValues> valuesOf) {
        if (rows.size() <= 1) {
            return rows.isEmpty() ? List.of() : List.of(rows);
        }
        List<ColumnValues> values = rows.stream().map(valuesOf).toList();
        int most =
                MOST_PARAMETERS / Math.max(1, ColumnValues.presentInAny(values).size());
        int some = Math.min(MOST_ROWS, Integer.highestOneBit(most));
        int[] sizes = ColumnValues.areAlike(values) ? powersOfTwo(rows.size(), some) : equal(rows.size(), some);
        boolean pointsAhead =
                sizes.length > 1 && into.selfKeys().stream().anyMatch(key -> pointsAhead(key, values, sizes));
        // a foreign key is looked at when a statement ends
        return split(rows, pointsAhead ? equal(rows.size(), most) : sizes);
    }

    private static <E> List<List<E>> split(List<E> rows, int[] sizes) {
        List<List<E>> chunks = new ArrayList<>(sizes.length);
        int from = 0;
        for (int size : sizes) {
            chunks.add(rows.subList(from, from + size));
            from += size;
        }
        return chunks;
    }

    private static int[] powersOfTwo(int rows, int most) {
        int[] sizes = new int[rows / most + Integer.bitCount(rows % most)];
        int rest = rows;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.min(most, Integer.highestOneBit(rest));
            rest -= sizes[i];
        }
        return sizes;
    }

    private static int[] equal(int rows, int most) {
        int[] sizes = new int[(rows + most - 1) / most];
        Arrays.fill(sizes, most);
        sizes[sizes.length - 1] = rows - most * (sizes.length - 1);
        return sizes;
    }

    /** Whether a row points to one that a later statement stores. */
    private static boolean pointsAhead(SelfKey key, List<ColumnValues> rows, int[] sizes) {
        Map<List<@Nullable Object>, Integer> chunkOf = new HashMap<>();
        int row = 0;
        for (int chunk = 0; chunk < sizes.length; chunk++) {
            for (int end = row + sizes[chunk]; row < end; row++) {
                chunkOf.put(rows.get(row).comparable(key.to()), chunk);
            }
        }
        row = 0;
        for (int chunk = 0; chunk < sizes.length; chunk++) {
            for (int end = row + sizes[chunk]; row < end; row++) {
                List<@Nullable Object> above = rows.get(row).comparable(key.from());
                if (!above.contains(null) && chunkOf.getOrDefault(above, 0) > chunk) {
                    return true;
                }
            }
        }
        return false;
    }
}
