package dev.rowan.insert;

import dev.rowan.column.CheckedStatement;
import dev.rowan.column.ColumnValues;
import dev.rowan.column.Columns;
import dev.rowan.column.Elements;
import dev.rowan.session.Binder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows that give the same columns, as one array for each column.
 *
 * @param rows all of which {@link ColumnValues#canBeListed can be listed}
 * @param place of the first among those that the caller gave, the first is 0
 */
record RowArrays(List<ColumnValues> rows, int place) implements Binder {
    private static final int LENGTH_OF_A_VALUE = 12;

    @Override
    public void bind(PreparedStatement s) throws SQLException {
        ColumnValues first = rows.getFirst();
        Columns columns = first.columns();
        int parameter = 1;
        for (int column = 0; column < columns.count(); column++) {
            Elements<Object> elements = first.has(column) ? columns.elementsOf(column) : null;
            if (elements != null) {
                s.setString(parameter++, array(column, elements));
            }
        }
    }

    private String array(int column, Elements<Object> elements) {
        var array = new StringBuilder(rows.size() * LENGTH_OF_A_VALUE).append('{');
        for (int row = 0; row < rows.size(); row++) {
            if (row > 0) {
                array.append(',');
            }
            ColumnValues values = rows.get(row);
            try {
                elements.append(values.get(column), array);
            } catch (IllegalArgumentException e) {
                throw new CheckedStatement.Refused(
                        "rows[" + (place + row) + "]", values.columns().nameOf(column) + ": " + e.getMessage());
            }
        }
        return array.append('}').toString();
    }
}
