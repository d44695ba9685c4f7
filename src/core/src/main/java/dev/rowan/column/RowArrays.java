package dev.rowan.column;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Rows that give the same columns, as one array for each column. */
public final class RowArrays {
    private static final int LENGTH_OF_A_VALUE = 12;

    private RowArrays() {}

    /**
     * Sets the arrays from {@code parameter} on; returns the number of the parameter after the last.
     *
     * @param rows all of which {@link ColumnValues#canBeListed can be listed}
     * @param place of each among those that the caller gave, the first is 0
     */
    public static int bind(List<ColumnValues> rows, IntUnaryOperator place, PreparedStatement s, int parameter)
            throws SQLException {
        ColumnValues first = rows.getFirst();
        Columns columns = first.columns();
        int next = parameter;
        for (int column = 0; column < columns.count(); column++) {
            Elements<Object> elements = first.has(column) ? columns.elementsOf(column) : null;
            if (elements != null) {
                s.setString(next++, array(rows, place, column, elements));
            }
        }
        return next;
    }

    private static String array(
            List<ColumnValues> rows, IntUnaryOperator place, int column, Elements<Object> elements) {
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
                        "rows[" + place.applyAsInt(row) + "]", values.columns().nameOf(column) + ": " + e.getMessage());
            }
        }
        return array.append('}').toString();
    }
}
