package dev.rowan.insert;

import dev.rowan.column.ColumnValues;
import dev.rowan.column.ExactValue;
import dev.rowan.error.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That one new row points to another. Of one execution. */
final class KeyLink {
    private final NewNode parent;
    private final NewNode child;
    private final KeyCarry carry;
    private final @Nullable Object[] stored;

    KeyLink(NewNode parent, NewNode child, KeyCarry carry) {
        this.parent = parent;
        this.child = child;
        this.carry = carry;
        this.stored = new @Nullable Object[carry.to().size()];
    }

    NewNode parent() {
        return parent;
    }

    NewNode child() {
        return child;
    }

    /** What the key's columns are known to get, before anything is sent. */
    ColumnValues planned(ColumnValues values, GraphProblems problems) {
        ColumnValues planned = values;
        for (int i = 0; i < stored.length; i++) {
            planned = planned(planned, i, problems);
        }
        return planned;
    }

    private ColumnValues planned(ColumnValues values, int i, GraphProblems problems) {
        int to = carry.to().get(i);
        int given = carry.given().get(i);
        boolean known = given >= 0 && parent.values().isKnown(given);
        Object value = known ? parent.values().get(given) : null;
        boolean carried = carry.isCarried(i);
        if (to < 0) {
            problems.add(
                    "a key of " + child.name() + " that points to " + from(i)
                            + " is generated: nothing can be carried down to it",
                    child);
            return values;
        }
        if (!carried && !child.given().has(to)) {
            problems.add(
                    column(to) + " and " + from(i)
                            + " have different Java types, so that nothing can be carried down: give it",
                    child);
            return values;
        }
        if (known && value == null) {
            problems.add(column(to) + " points to " + from(i) + ", which is given as null", child);
            return values;
        }
        if (value != null) {
            try {
                value = carry.carried(i, value);
            } catch (IllegalArgumentException e) {
                problems.add(unfit(i, to, e), child);
                return values.awaiting(to); // it has none for no other reason
            }
        }
        if (child.given().has(to) && !known) {
            problems.add(column(to) + " is given, but comes from " + from(i) + ", which the database fills in", child);
            return values;
        }
        if (values.isKnown(to)) {
            if (known && carried && !ExactValue.isSame(value, values.get(to))) {
                problems.add(
                        column(to) + " is to be " + from(i) + " of the row that it points to, and another value too",
                        child);
            }
            return values;
        }
        return known ? carried(values, to, value, problems) : values.awaiting(to);
    }

    private ColumnValues carried(ColumnValues values, int to, @Nullable Object value, GraphProblems problems) {
        try {
            return values.with(to, value);
        } catch (InvalidInput e) {
            problems.add(String.valueOf(e.getMessage()), child);
            return values;
        }
    }

    /** The row that it points to is stored. */
    void read(StoredValues row) {
        for (int i = 0; i < stored.length; i++) {
            stored[i] = row.get(carry.returned().get(i));
        }
    }

    /** Which of the columns of the row that it points to it needs. */
    List<Integer> needed() {
        return carry.returned();
    }

    /** What the key's columns get, which a trigger may have made something else than was given. */
    ColumnValues filled(ColumnValues values) {
        ColumnValues filled = values;
        for (int i = 0; i < stored.length; i++) {
            int to = carry.to().get(i);
            if (child.given().has(to)) {
                continue;
            }
            if (stored[i] == null) {
                throw child.failed(column(to) + " points to " + from(i) + ", which is null in the stored row");
            }
            Object value = carried(i, to, stored[i]);
            if (filled.has(to) && !ExactValue.isSame(value, filled.get(to))) {
                throw child.failed(
                        column(to) + " is to be " + from(i) + " of the row that it points to, and another value too");
            }
            filled = filled.with(to, value);
        }
        return filled;
    }

    private Object carried(int i, int to, Object value) {
        try {
            return carry.carried(i, value);
        } catch (IllegalArgumentException e) {
            throw child.failed(unfit(i, to, e));
        }
    }

    private String unfit(int i, int to, IllegalArgumentException e) {
        return column(to) + " cannot be " + from(i) + ": " + e.getMessage();
    }

    private String column(int to) {
        return child.into().columns().nameOf(to);
    }

    private String from(int i) {
        return carry.nameOfReturned(parent.into().row(), i);
    }
}
