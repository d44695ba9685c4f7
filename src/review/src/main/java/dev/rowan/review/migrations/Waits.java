package dev.rowan.review.migrations;

import dev.rowan.review.Access;
import dev.rowan.review.LockMode;
import dev.rowan.review.TableLock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which statements wait for which locks, by PostgreSQL's table of conflicts. */
public final class Waits {
    private Waits() {}

    /**
     * The statements that wait for one of the locks.
     *
     * @param locks that another transaction holds
     * @param accesses of the statements, by id; locks by foreign keys and cascades among theirs
     * @return ids
     */
    public static SortedSet<String> of(Collection<TableLock> locks, Map<String, Access> accesses) {
        return of(locks, accesses, Map.of());
    }

    /**
     * The statements that wait for one of the locks.
     *
     * @param indexes their tables: who plans a statement on a table opens all its indexes, so that it waits where one is locked against
     *     readers
     */
    public static SortedSet<String> of(
            Collection<TableLock> locks, Map<String, Access> accesses, Map<String, String> indexes) {
        List<TableLock> stopping = locks.stream()
                .map(l -> indexes.containsKey(l.table()) && l.mode() == LockMode.ACCESS_EXCLUSIVE
                        ? new TableLock(indexes.getOrDefault(l.table(), l.table()), l.mode())
                        : l)
                .toList();
        SortedSet<String> ids = new TreeSet<>();
        accesses.forEach((id, access) -> {
            if (Locks.conflict(stopping, access.locks())) {
                ids.add(id);
            }
        });
        return ids;
    }
}
