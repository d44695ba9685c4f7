package dev.rowan.insert;

import dev.rowan.column.ColumnValues;
import dev.rowan.error.QueryFailed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** A new row among others. Of one execution. */
final class NewNode {
    private final int number;
    private final String graph;
    private final InsertInto<?> into;
    private final ColumnValues given;
    private final List<NewRow<?>> sources = new ArrayList<>(1);
    private final List<KeyLink> up = new ArrayList<>(1);
    private final List<KeyLink> down = new ArrayList<>(0);
    private final List<NewNode> notBefore = new ArrayList<>(0);
    private ColumnValues values;
    private int waitingFor;
    private boolean placed;

    /**
     * A row, which points to none yet.
     *
     * @param number that of the row in the order in which the caller gave them
     * @param graph the place of its graph, for messages; empty where there is only one
     */
    NewNode(int number, NewRow<?> row, String graph) {
        this.number = number;
        this.graph = graph;
        this.into = row.into();
        this.given = row.values();
        this.values = given;
    }

    int number() {
        return number;
    }

    /** Where it was found first, for messages; empty where there is only one graph. */
    String graph() {
        return graph;
    }

    InsertInto<?> into() {
        return into;
    }

    String name() {
        return into.row().name();
    }

    /** What the caller gave. */
    ColumnValues given() {
        return given;
    }

    /** With what is known of the keys. */
    ColumnValues values() {
        return values;
    }

    /** That of a column which is known and not null. */
    Object value(int column) {
        return Objects.requireNonNull(values.get(column));
    }

    /** Whether what comes with the row is to be taken from this object; false when it was. */
    boolean takes(NewRow<?> source) {
        if (sources.contains(source)) {
            return false;
        }
        sources.add(source);
        return true;
    }

    void pointsTo(NewNode parent, KeyCarry carry) {
        var link = new KeyLink(parent, this, carry);
        up.add(link);
        parent.down.add(link);
        waitingFor++;
    }

    /** It names another one by a value. */
    void notBefore(NewNode other) {
        notBefore.add(other);
    }

    /** Whether it names none by a value. */
    boolean isFree() {
        return notBefore.isEmpty();
    }

    /** Those that it names by a value and that have no place yet. */
    List<NewNode> notPlacedBefore() {
        return notBefore.stream().filter(n -> !n.placed).toList();
    }

    List<NewNode> parents() {
        return up.stream().map(KeyLink::parent).toList();
    }

    /** The rows that can be stored once this one is. */
    List<NewNode> released() {
        List<NewNode> released = new ArrayList<>();
        for (KeyLink link : down) {
            if (--link.child().waitingFor == 0) {
                released.add(link.child());
            }
        }
        return released;
    }

    boolean isPlaced() {
        return placed;
    }

    boolean isReady() {
        return waitingFor == 0;
    }

    void plan(GraphProblems problems) {
        placed = true;
        for (KeyLink link : up) {
            values = link.planned(values, problems);
        }
        values.missing()
                .forEach(column ->
                        problems.add(column + " has no value: the row comes with none that it points to", this));
    }

    /** The rows that it points to are stored. */
    ColumnValues filled() {
        ColumnValues filled = given;
        for (KeyLink link : up) {
            filled = link.filled(filled);
        }
        return filled;
    }

    /** Keeps what others need of the stored row. */
    void read(StoredValues row) {
        for (KeyLink link : down) {
            link.read(row);
        }
    }

    /** Adds the columns of the stored row that others need. */
    void addNeeded(BitSet places) {
        for (KeyLink link : down) {
            link.needed().forEach(places::set);
        }
    }

    QueryFailed failed(String message) {
        return new QueryFailed(into.insert().id(), graph.isEmpty() ? message : message + " (in " + graph + ")", null);
    }
}
