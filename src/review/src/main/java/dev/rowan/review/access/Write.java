package dev.rowan.review.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement, or a foreign key, does to rows of a table.
 *
 * @param table its oid
 * @param columns that an UPDATE sets, by name; empty: any of them
 * @param heirs whether rows of partitions and of tables that inherit are meant too
 * @param moved whether it is a part of an UPDATE that takes rows to another partition: for keys and for triggers of statements it is none
 */
record Write(long table, Event event, Optional<Set<String>> columns, boolean heirs, boolean moved) {
    enum Event {
        INSERT(1 << 2),
        DELETE(1 << 3),
        UPDATE(1 << 4);

        /** Of {@code pg_trigger.tgtype}. */
        private final int bit;

        Event(int bit) {
            this.bit = bit;
        }

        boolean isIn(int tgtype) {
            return (tgtype & bit) != 0;
        }

        String word() {
            return switch (this) {
                case INSERT -> "insert";
                case DELETE -> "delete";
                case UPDATE -> "update";
            };
        }
    }

    /** Whether it may set one of these columns: only an UPDATE can leave any alone. */
    boolean sets(List<String> some) {
        return event != Event.UPDATE || columns.isEmpty() || some.stream().anyMatch(columns.get()::contains);
    }

    /** Whether the table is locked that these columns refer to: after an INSERT it is even where they are null. */
    boolean refers(List<String> key) {
        return event != Event.DELETE && sets(key);
    }

    /** The same of another event, as a row that moves to another partition has it. */
    Write moving(Event other) {
        return new Write(table, other, Optional.empty(), heirs, true);
    }
}
