package dev.rowan.insert;

import dev.rowan.column.ColumnValues;
import dev.rowan.column.RowArrays;
import dev.rowan.session.Binder;
import dev.rowan.session.Statement;
import java.util.List;

/**
 * One INSERT of rows of a table, and what it is given. Rows that give the same columns go as one array for each column, whose
 * text is the same for any number of them. Others, and those of a column that a user's binding sets, go one by one in VALUES, with
 * {@code default} for what only some give.
 *
 * @param parameters how many the statement has
 * @param values sets them
 */
record RowsInsert(Statement statement, int parameters, Binder values) {
    /** {@code place}: of the first row among those that the caller gave, the first is 0. */
    static RowsInsert of(InsertInto<?> into, List<ColumnValues> rows, int place) {
        ColumnValues first = rows.getFirst();
        if (rows.size() == 1) {
            return new RowsInsert(into.insert().of(first), first.present().size(), s -> first.bind(s, 1));
        }
        if (!isListed(rows)) {
            int parameters = rows.stream().mapToInt(row -> row.present().size()).sum();
            return new RowsInsert(into.insert().of(rows), parameters, s -> {
                int parameter = 1;
                for (ColumnValues row : rows) {
                    parameter = row.bind(s, parameter);
                }
            });
        }
        Statement all = into.insert().all(first);
        return first.isEmpty()
                ? new RowsInsert(all, 1, s -> s.setInt(1, rows.size()))
                : new RowsInsert(all, first.present().size(), s -> RowArrays.bind(rows, row -> place + row, s, 1));
    }

    /** Whether these rows, which are several, go as arrays. */
    static boolean isListed(List<ColumnValues> rows) {
        return ColumnValues.areAlike(rows) && rows.getFirst().canBeListed();
    }
}
