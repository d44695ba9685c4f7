package dev.rowan.runtime;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A statement whose text depends on which columns are present. Each text is made once and kept: an application uses a
 * handful. Thread-safe.
 */
public final class StatementFamily {
    private record Member(Object presence, int rows) {}

    @FunctionalInterface
    private interface Middle {
        /** {@code anyColumn}: what a row of defaults alone may name. */
        String of(List<ColumnValues> rows, String anyColumn);
    }

    private final String id;
    private final String start;
    private final Middle middle;
    private final String end;
    private final ConcurrentHashMap<Object, Statement> members = new ConcurrentHashMap<>();

    private StatementFamily(String id, String start, Middle middle, String end) {
        this.id = id;
        this.start = start;
        this.middle = middle;
        this.end = end;
    }

    /** For generated code: {@code insert into users}, then columns and values, then {@code returning id, email}. */
    public static StatementFamily insert(String id, String start, String end) {
        return new StatementFamily(id, start, StatementFamily::columnsAndRows, end);
    }

    /** For generated code: {@code update users}, then assignments, then {@code where id = ?}. */
    public static StatementFamily update(String id, String start, String end) {
        return new StatementFamily(
                id, start, (rows, anyColumn) -> assignments(rows.getFirst().present()), end);
    }

    /** What all members share. */
    public String id() {
        return id;
    }

    /**
     * The member for the columns present in {@code values}.
     *
     * @throws IllegalArgumentException when an insert lacks a column that was left to another row
     */
    public Statement of(ColumnValues values) {
        Object presence = values.presence();
        Statement known = members.get(presence);
        return known != null ? known : members.computeIfAbsent(presence, p -> render(List.of(values), ""));
    }

    /**
     * The one that writes these rows at once, with {@code default} for what only others of them have. It is kept where all have the
     * same columns and their number is a power of two; else there would be too many.
     *
     * @param anyColumn what rows of defaults alone name, for {@code default values} is one row
     */
    Statement of(List<ColumnValues> rows, String anyColumn) {
        ColumnValues first = rows.getFirst();
        if (rows.size() == 1) {
            return of(first);
        }
        return Integer.bitCount(rows.size()) == 1 && ColumnValues.areAlike(rows)
                ? members.computeIfAbsent(
                        new Member(first.presence(), rows.size()),
                        m -> render(Collections.nCopies(rows.size(), first), anyColumn))
                : render(rows, anyColumn);
    }

    private Statement render(List<ColumnValues> rows, String anyColumn) {
        return new Statement(id, start + middle.of(rows, anyColumn) + "\n" + end);
    }

    private static String columnsAndRows(List<ColumnValues> rows, String anyColumn) {
        Map<Object, String> markers = new HashMap<>();
        List<Column> columns = ColumnValues.presentInAny(rows);
        if (columns.isEmpty() && rows.size() == 1) {
            return " default values";
        }
        String names = columns.isEmpty()
                ? anyColumn
                : columns.stream().map(Column::name).collect(Collectors.joining(", "));
        return rows.stream()
                .map(r -> markers.computeIfAbsent(r.presence(), p -> {
                    refuseIncomplete(r);
                    return columns.isEmpty() ? "(default)" : r.markers(columns);
                }))
                .collect(Collectors.joining(",\n       ", " (" + names + ")\nvalues ", ""));
    }

    private static void refuseIncomplete(ColumnValues row) {
        refuseIncomplete(row, "");
    }

    /** {@code place}: which of the rows given, the first is 0. */
    static void refuseIncomplete(ColumnValues row, int place) {
        refuseIncomplete(row, "rows[" + place + "]: ");
    }

    private static void refuseIncomplete(ColumnValues row, String which) {
        List<String> missing = row.missing();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(which + String.join(", ", missing)
                    + " was left to the row that it points to\nhelp: store both by insertGraph, or give it");
        }
    }

    private static String assignments(List<Column> columns) {
        return columns.stream()
                .map(c -> c.name() + " = " + c.parameter())
                .collect(Collectors.joining(",\n    ", "\nset ", ""));
    }
}
