package dev.rowan.runtime;

import java.util.Collections;
import java.util.List;
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
        String of(List<Column> columns, int rows);
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
        return new StatementFamily(id, start, (columns, rows) -> assignments(columns), end);
    }

    /** What all members share. */
    public String id() {
        return id;
    }

    /** The member for the columns present in {@code values}. */
    public Statement of(ColumnValues values) {
        Object presence = values.presence();
        Statement known = members.get(presence);
        return known != null ? known : members.computeIfAbsent(presence, p -> render(values.present(), 1));
    }

    /** The member that writes this many rows at once. */
    Statement of(ColumnValues values, int rows) {
        return rows == 1
                ? of(values)
                : members.computeIfAbsent(new Member(values.presence(), rows), m -> render(values.present(), rows));
    }

    private Statement render(List<Column> columns, int rows) {
        return new Statement(id, start + middle.of(columns, rows) + "\n" + end);
    }

    private static String columnsAndRows(List<Column> columns, int rows) {
        if (columns.isEmpty()) {
            return " default values";
        }
        String row = columns.stream().map(Column::parameter).collect(Collectors.joining(", ", "(", ")"));
        return columns.stream().map(Column::name).collect(Collectors.joining(", ", " (", ")\nvalues "))
                + String.join(",\n       ", Collections.nCopies(rows, row));
    }

    private static String assignments(List<Column> columns) {
        return columns.stream()
                .map(c -> c.name() + " = " + c.parameter())
                .collect(Collectors.joining(",\n    ", "\nset ", ""));
    }
}
