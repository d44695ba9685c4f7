package dev.rowan.table;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.ColumnValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Patches that set the same columns, and what each is of: they go by one statement.
 *
 * @param of keys or rows, each for the patch in the same place
 */
record PatchGroup<K>(List<K> of, List<ColumnValues> patches) {
    private static final int MOST_ROWS = 10_000;

    private PatchGroup() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /**
     * All that set something, in the order of the map.
     *
     * @param each what a key of the map is, for the error
     * @param alone whether a patch cannot go with others
     * @throws NullPointerException when a key or a patch is null
     */
    static <K> List<PatchGroup<K>> of(
            Map<? extends K, ? extends Patch<?>> patches, String each, Predicate<ColumnValues> alone) {
        Map<Object, PatchGroup<K>> alike = new LinkedHashMap<>();
        List<PatchGroup<K>> all = new ArrayList<>();
        requireNonNull(patches, "patches is null").forEach((key, patch) -> {
            requireNonNull(key, each + " of patches is null");
            ColumnValues set =
                    requireNonNull(patch, "a patch of patches is null").values();
            if (set.isEmpty()) {
                return;
            }
            boolean single = alone.test(set);
            PatchGroup<K> group = single ? null : alike.get(set.presence());
            if (group == null || group.of.size() == MOST_ROWS) {
                group = new PatchGroup<>();
                all.add(group);
                if (!single) {
                    alike.put(set.presence(), group);
                }
            }
            group.of.add(key);
            group.patches.add(set);
        });
        return all;
    }

    /** One of the patches: all have its columns. */
    ColumnValues first() {
        return patches.getFirst();
    }
}
