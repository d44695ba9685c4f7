package dev.rowan.review.access;

import dev.rowan.review.Access;
import dev.rowan.review.LockMode;
import dev.rowan.review.TableLock;
import dev.rowan.review.access.Relations.ForeignKey;
import dev.rowan.review.access.Relations.Relation;
import dev.rowan.review.access.Relations.Trigger;
import dev.rowan.review.access.Write.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far the writes of a statement reach: by foreign keys to the end of the chain, to triggers, partitions and sequences. EXPLAIN takes
 * no lock for these; ri_triggers.c of PostgreSQL says which it takes when it runs.
 */
final class Reach {
    private static final char CASCADE = 'c';
    private static final char SET_NULL = 'n';
    private static final char SET_DEFAULT = 'd';

    private final Relations relations;
    private final Map<String, LockMode> locks = new TreeMap<>();
    private final SortedSet<String> reads = new TreeSet<>();
    private final SortedSet<String> writes = new TreeSet<>();
    private final SortedSet<String> cascades = new TreeSet<>();
    private final SortedSet<String> checks = new TreeSet<>();
    private final Set<String> triggers = new LinkedHashSet<>();
    private final Set<Write> done = new HashSet<>();

    /** {@code own}: the locks that EXPLAIN took, by oid. */
    Reach(Relations relations, Map<Long, Set<LockMode>> own) {
        this.relations = relations;
        own.forEach((table, modes) -> modes.forEach(mode -> {
            lock(table, mode);
            (mode.compareTo(LockMode.ROW_EXCLUSIVE) < 0 ? reads : writes).add(name(table));
        }));
    }

    /** Adds what a statement does to a table, and what follows. */
    void add(Write write) {
        if (!done.add(write)) {
            return;
        }
        Relation table = relations.get(write.table());
        Set<Long> all = new LinkedHashSet<>(List.of(table.oid()));
        if (write.heirs()) {
            all.addAll(relations.heirs(table.oid()));
        }
        for (long each : all) {
            lock(each, LockMode.ROW_EXCLUSIVE);
            fire(write, each, each == table.oid());
            if (write.event() == Event.INSERT) {
                relations.sequences(each).forEach(s -> lock(s, LockMode.ROW_EXCLUSIVE));
            }
            if (!relations.get(each).isView()) {
                follow(write, each);
            }
        }
        if (write.event() == Event.UPDATE && table.isPartitionedBy(write)) {
            add(write.moving(Event.DELETE));
            add(write.moving(Event.INSERT));
        }
    }

    private void follow(Write write, long table) {
        for (ForeignKey key : relations.keysFrom(table)) {
            if (write.refers(key.columns())) {
                checks.add(name(key.to()));
                lockAll(key.to(), LockMode.ROW_SHARE);
            }
        }
        for (ForeignKey key : relations.keysTo(table)) {
            if (write.event() == Event.DELETE && !write.moved()) {
                refer(key, key.onDelete(), Event.DELETE);
            } else if (write.event() == Event.UPDATE && write.sets(key.targetColumns())) {
                refer(key, key.onUpdate(), Event.UPDATE);
            }
        }
    }

    /** What happens to rows that refer to one which goes or gets another key. */
    private void refer(ForeignKey key, char action, Event event) {
        switch (action) {
            case CASCADE -> cascade(key, event);
            case SET_NULL, SET_DEFAULT -> cascade(key, Event.UPDATE);
            default -> {
                checks.add(name(key.from()));
                lockAll(key.from(), LockMode.ROW_SHARE);
            }
        }
    }

    private void cascade(ForeignKey key, Event event) {
        cascades.add(name(key.from()));
        add(new Write(
                key.from(),
                event,
                event == Event.UPDATE ? Optional.of(Set.copyOf(key.columns())) : Optional.empty(),
                relations.get(key.from()).isPartitioned(), // of others it is ONLY
                false));
    }

    private void fire(Write write, long table, boolean isTarget) {
        for (Trigger trigger : relations.triggers(table)) {
            boolean is = write.event().isIn(trigger.type())
                    && (trigger.isOfRow() || (isTarget && !write.moved()))
                    && (trigger.columns().isEmpty() || write.sets(trigger.columns()));
            if (is) {
                triggers.add(name(table) + ": " + trigger.name() + ", " + trigger.when(write.event()) + ", "
                        + trigger.function() + "()");
            }
        }
    }

    private void lockAll(long table, LockMode mode) {
        lock(table, mode);
        if (relations.get(table).isPartitioned()) {
            relations.heirs(table).forEach(t -> lock(t, mode));
        }
    }

    /** The strongest: of those that statements take, each conflicts with all that a weaker one does. */
    private void lock(long table, LockMode mode) {
        locks.merge(name(table), mode, (a, b) -> a.compareTo(b) < 0 ? b : a);
    }

    private String name(long table) {
        return relations.get(table).name();
    }

    Access access() {
        List<TableLock> all = new ArrayList<>();
        locks.forEach((table, mode) -> all.add(new TableLock(table, mode)));
        return new Access(
                reads, writes, cascades, checks, triggers.stream().sorted().toList(), all);
    }
}
