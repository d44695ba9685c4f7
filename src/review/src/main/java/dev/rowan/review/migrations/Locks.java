package dev.rowan.review.migrations;

import dev.rowan.review.LockMode;
import dev.rowan.review.TableLock;
import dev.rowan.review.migrations.Observer.Held;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Which locks are worth telling. */
final class Locks {
    private Locks() {}

    /**
     * Those that no other lock of the same relation makes needless. Of indexes only those that stop even readers, where their table's
     * lock does not.
     *
     * @param other held too, not told
     * @param catalog what is told
     */
    static List<TableLock> strongest(Set<Held> locks, Set<Held> other, Catalog catalog) {
        return locks.stream()
                .filter(lock -> catalog.relation(lock.relation()).isPresent())
                .filter(lock -> locks.stream().noneMatch(l -> covers(l, lock))
                        && other.stream().noneMatch(l -> covers(l, lock)))
                .filter(lock -> isTold(
                        lock, locks, other, catalog.relation(lock.relation()).orElseThrow()))
                .map(lock -> new TableLock(
                        catalog.relation(lock.relation()).orElseThrow().table(), lock.mode()))
                .sorted(Comparator.comparing(TableLock::table).thenComparing(TableLock::mode))
                .toList();
    }

    private static boolean isTold(Held lock, Set<Held> locks, Set<Held> other, CatalogEntry entry) {
        if (!entry.what().equals("index")) {
            return true;
        }
        var readers = new Held(entry.relation(), LockMode.ACCESS_EXCLUSIVE);
        // CONCURRENTLY takes an index for itself only when no plan can have it any more
        boolean stopsWriters = locks.stream()
                .anyMatch(l -> l.relation() == entry.relation() && l.mode().conflictsWith(LockMode.ROW_EXCLUSIVE));
        return lock.mode() == LockMode.ACCESS_EXCLUSIVE
                && stopsWriters
                && !locks.contains(readers)
                && !other.contains(readers);
    }

    private static boolean covers(Held strong, Held weak) {
        return strong.relation() == weak.relation()
                && strong.mode() != weak.mode()
                && covers(strong.mode(), weak.mode());
    }

    /** Whether whatever waits for the one waits for the other too. */
    static boolean covers(LockMode strong, LockMode weak) {
        return Arrays.stream(LockMode.values()).allMatch(m -> !m.conflictsWith(weak) || m.conflictsWith(strong));
    }

    /** Whether a lock of one stops a lock of another. */
    static boolean conflict(Collection<TableLock> held, Collection<TableLock> wanted) {
        return held.stream()
                .anyMatch(h -> wanted.stream()
                        .anyMatch(w -> w.table().equals(h.table()) && w.mode().conflictsWith(h.mode())));
    }
}
