package dev.rowan.shape;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a level's SELECT. Immutable.
 *
 * @param cells read the slots of a row
 * @param up reads the key of the row above; null at the root
 * @param orderPlace the number of the column by which rows are sorted; 0 where they come in order
 * @param plain whether the only slot is the row's value
 * @param waits whether rows wait for the levels below: then a row is its slots, else what {@code assembly} makes of them
 */
record LevelReader(
        Kind kind,
        List<Cell> cells,
        @Nullable Key up,
        int orderPlace,
        boolean plain,
        boolean waits,
        Assembly assembly) {
    /** Reads one slot of a row. */
    @FunctionalInterface
    interface Cell {
        @Nullable
        Object read(ResultSet rs) throws SQLException;
    }

    /** In the order of its key, or as the server sorted them. */
    LevelRows read(ResultSet rs) throws SQLException {
        return read(rs, orderPlace);
    }

    /** As they come. */
    LevelRows readUnsorted(ResultSet rs) throws SQLException {
        return read(rs, 0);
    }

    private LevelRows read(ResultSet rs, int order) throws SQLException {
        var rows = new LevelRows();
        @Nullable Object[] slots = slots();
        while (rs.next()) {
            Object parent = up == null ? Level.ROOT : Objects.requireNonNull(up.read(rs));
            switch (kind) {
                case COUNT -> rows.add(parent, rs.getLong(rs.getMetaData().getColumnCount()), 0);
                case EXISTS -> rows.add(parent, parent, 0);
                default -> rows.add(parent, value(rs, slots), order == 0 ? 0 : rs.getLong(order));
            }
        }
        return rows;
    }

    /** The current row. */
    Object current(ResultSet rs) throws SQLException {
        return value(rs, slots());
    }

    /** Of rows that do not wait, which share them. */
    private @Nullable Object[] slots() {
        return new @Nullable Object[waits ? 0 : cells.size()];
    }

    /** {@code shared}: of a row that does not wait; its value is made at once, and keeps none of them. */
    private Object value(ResultSet rs, @Nullable Object[] shared) throws SQLException {
        if (plain) {
            return Objects.requireNonNull(cells.getFirst().read(rs));
        }
        @Nullable Object[] slots = waits ? new @Nullable Object[cells.size()] : shared;
        for (int i = 0; i < slots.length; i++) {
            slots[i] = cells.get(i).read(rs);
        }
        return waits ? slots : assembly.make(slots);
    }
}
