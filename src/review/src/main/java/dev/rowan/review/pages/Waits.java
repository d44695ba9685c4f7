package dev.rowan.review.pages;

import dev.rowan.review.MigrationStatement;
import dev.rowan.review.TableLock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What waits while a migration's statement runs. */
final class Waits {
    private Waits() {}

    /** Ids that wait for its own locks or for those that its transaction holds. */
    static SortedSet<String> all(MigrationStatement statement) {
        SortedSet<String> all = new TreeSet<>(statement.waits());
        all.addAll(statement.waitsHeld());
        return all;
    }

    /** Such as {@code cams Share, projects AccessExclusive}. */
    static String locks(List<TableLock> locks) {
        return locks.stream()
                .map(l -> Words.table(l.table()) + " " + l.mode().title())
                .collect(Collectors.joining(", "));
    }

    /** The strongest of them; the first of equals. */
    static List<TableLock> strongest(List<TableLock> locks) {
        List<TableLock> strongest = new ArrayList<>();
        for (TableLock lock : locks) {
            if (strongest.isEmpty()
                    || lock.mode().compareTo(strongest.getFirst().mode()) > 0) {
                strongest.clear();
                strongest.add(lock);
            }
        }
        return strongest;
    }
}
