package dev.rowan.runtime.graph;

/**
 * A row that a foreign key promises was not there any more: each statement of a READ COMMITTED transaction sees its own
 * state of the data.
 */
public final class RowVanished extends RuntimeException {
    private static final long serialVersionUID = 1;

    RowVanished(String table) {
        super("a row of " + table + " that a foreign key names is gone", null, false, false);
    }
}
