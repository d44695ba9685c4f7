package dev.rowan.shape;

import dev.rowan.column.ColumnType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which columns of a table a level reads, and where they stand in its result. */
final class Selection {
    private final RowType<?> row;
    private final int first;
    private final boolean whole;
    private final List<Integer> columns;

    /** {@code before}: how many columns of another table stand first. */
    Selection(RowType<?> row, int before, boolean whole, Set<Integer> wanted) {
        this.row = row;
        this.first = before + 1;
        this.whole = whole;
        Set<Integer> all = new LinkedHashSet<>();
        if (whole) {
            for (int i = 0; i < row.columns().size(); i++) {
                all.add(i);
            }
        }
        all.addAll(wanted);
        this.columns = List.copyOf(all);
    }

    /** The number of the whole row's first column in the result. */
    int first() {
        return first;
    }

    /** The number of a column in the result. */
    int place(int column) {
        return first + (whole ? column : columns.indexOf(column));
    }

    /** Their places in the table, in the order of the result. */
    List<Integer> columns() {
        return columns;
    }

    ColumnType<?> type(int column) {
        return row.columns().get(column).type();
    }

    /** As a select has them, in the order of the result. */
    List<String> selected() {
        return columns.stream().map(c -> row.columns().get(c).selected()).toList();
    }

    Key key(List<String> names, List<ColumnType<?>> types) {
        return new Key(indexes(row, names).stream().map(this::place).toList(), types);
    }

    /** Places in the table, from 0. */
    static List<Integer> indexes(RowType<?> row, List<String> names) {
        List<String> all = row.columns().stream().map(RowColumn::name).toList();
        return names.stream().map(all::indexOf).toList();
    }
}
