package dev.rowan.shape;

import dev.rowan.session.RowVanished;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of a level together with those of the levels below. Immutable.
 *
 * @param branches the levels below
 * @param treeSlot where a row of a tree has the key of the rows below it, of the same level
 * @param depth how deep the rows of a tree go
 */
record LevelValues(Kind kind, RowType<?> row, Assembly assembly, List<Level.Lower> branches, int treeSlot, int depth) {
    /** Puts together what waits for the levels below, whose rows are finished. */
    void finish(LevelRows rows, Map<Level, LevelRows> all) {
        if (!branches.isEmpty()) {
            rows.replaceAll(waiting -> finished((@Nullable Object[]) waiting, all));
        }
    }

    private Object finished(@Nullable Object[] slots, Map<Level, LevelRows> all) {
        for (Level.Lower branch : branches) {
            LevelRows below = Objects.requireNonNull(all.get(branch.level()));
            slots[branch.slot()] = branch.level().values().of(below, slots[branch.slot()]);
        }
        return kind == Kind.TREE ? slots : assembly.make(slots);
    }

    /** What this level has for a row above. */
    private Object of(LevelRows rows, @Nullable Object key) {
        if (kind == Kind.TREE) {
            return tree(rows, key, depth);
        }
        List<Object> found = key == null ? List.of() : rows.of(key);
        return switch (kind) {
            case MANY, TREE -> found;
            case COUNT -> found.isEmpty() ? 0L : found.getFirst();
            case EXISTS -> !found.isEmpty();
            case OPTIONAL -> found.stream().findFirst();
            case ONE -> {
                if (found.isEmpty()) {
                    throw new RowVanished(row.name());
                }
                yield found.getFirst();
            }
        };
    }

    /** A row may stand at several depths, below several rows above or in a circle: each place has a value of its own. */
    private List<Object> tree(LevelRows rows, @Nullable Object key, int levels) {
        if (key == null || levels == 0) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        for (Object waiting : rows.of(key)) {
            @Nullable Object[] slots = ((@Nullable Object[]) waiting).clone();
            slots[treeSlot] = tree(rows, slots[treeSlot], levels - 1);
            values.add(assembly.make(slots));
        }
        return Collections.unmodifiableList(values);
    }
}
