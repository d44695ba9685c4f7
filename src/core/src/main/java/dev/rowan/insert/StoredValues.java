package dev.rowan.insert;

import dev.rowan.shape.RowColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of the values of a stored row. */
final class StoredValues {
    private final int[] places;
    private final @Nullable Object[] values;

    private StoredValues(int[] places, @Nullable Object[] values) {
        this.places = places;
        this.values = values;
    }

    /** Of the current row of a result that has all columns; {@code places}: of those in the table, ascending. */
    static StoredValues read(int[] places, List<RowColumn> columns, ResultSet rs) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = columns.get(places[i]).type().getNullable(rs, places[i] + 1);
        }
        return new StoredValues(places, values);
    }

    /** The one in this place of the table. */
    @Nullable
    Object get(int place) {
        return values[Arrays.binarySearch(places, place)];
    }
}
