package dev.rowan.insert;

import dev.rowan.column.ColumnValues;
import dev.rowan.insert.InsertInto.SelfKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which rows go in one INSERT, in the order given: as many as is reasonable, for each is a round trip. */
final class InsertChunks {
    static final int MOST_ROWS = 10_000;

    /** Characters of arrays in one statement, if it has more than {@link #ALWAYS} rows. */
    static final long MOST_TEXT = 16 << 20;

    /** So many rows go together whatever they hold. */
    static final int ALWAYS = 512;

    private static final int MOST_PARAMETERS = 32_767; // the protocol counts them in 16 bits

    private InsertChunks() {}

    static <E> List<List<E>> of(InsertInto<?> into, List<E> rows, Function<E, ColumnValues> valuesOf) {
        if (rows.size() <= 1) {
            return rows.isEmpty() ? List.of() : List.of(rows);
        }
        List<ColumnValues> values = rows.stream().map(valuesOf).toList();
        boolean listed = RowsInsert.isListed(values);
        int most = listed
                ? Integer.MAX_VALUE
                : MOST_PARAMETERS
                        / Math.max(1, ColumnValues.presentInAny(values).size());
        List<Integer> sizes = listed ? byText(values) : equal(rows.size(), Math.min(most, MOST_ROWS));
        boolean pointsAhead =
                sizes.size() > 1 && into.selfKeys().stream().anyMatch(key -> pointsAhead(key, values, sizes));
        // a foreign key is looked at when a statement ends
        return split(rows, pointsAhead ? equal(rows.size(), most) : sizes);
    }

    private static <E> List<List<E>> split(List<E> rows, List<Integer> sizes) {
        List<List<E>> chunks = new ArrayList<>(sizes.size());
        int from = 0;
        for (int size : sizes) {
            chunks.add(rows.subList(from, from + size));
            from += size;
        }
        return chunks;
    }

    private static List<Integer> byText(List<ColumnValues> rows) {
        if (rows.size() <= ALWAYS) {
            return List.of(rows.size());
        }
        List<Integer> sizes = new ArrayList<>();
        int size = 0;
        long text = 0;
        for (ColumnValues row : rows) {
            long length = row.length();
            if (size == MOST_ROWS || (size >= ALWAYS && text + length > MOST_TEXT)) {
                sizes.add(size);
                size = 0;
                text = 0;
            }
            size++;
            text += length;
        }
        sizes.add(size);
        return sizes;
    }

    private static List<Integer> equal(int rows, int most) {
        List<Integer> sizes = new ArrayList<>();
        for (int rest = rows; rest > 0; rest -= most) {
            sizes.add(Math.min(rest, most));
        }
        return sizes;
    }

    /** Whether a row points to one that a later statement stores. */
    private static boolean pointsAhead(SelfKey key, List<ColumnValues> rows, List<Integer> sizes) {
        Map<List<@Nullable Object>, Integer> chunkOf = new HashMap<>();
        int row = 0;
        for (int chunk = 0; chunk < sizes.size(); chunk++) {
            for (int end = row + sizes.get(chunk); row < end; row++) {
                chunkOf.put(rows.get(row).comparable(key.to()), chunk);
            }
        }
        row = 0;
        for (int chunk = 0; chunk < sizes.size(); chunk++) {
            for (int end = row + sizes.get(chunk); row < end; row++) {
                List<@Nullable Object> above = rows.get(row).comparable(key.from());
                if (!above.contains(null) && chunkOf.getOrDefault(above, 0) > chunk) {
                    return true;
                }
            }
        }
        return false;
    }
}
