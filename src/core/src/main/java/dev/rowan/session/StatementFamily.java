package dev.rowan.session;

import dev.rowan.column.Column;
import dev.rowan.column.ColumnValues;
import dev.rowan.column.Elements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A statement whose text depends on which columns are present. Each text is made once and kept: an application uses a
 * handful. Thread-safe.
 */
public final class StatementFamily {
    /** The key of the text for any number of rows. */
    private record AnyNumber(Object presence) {}

    /** The key of the text that returns the row. */
    private record Returning(Object presence) {}

    /** The key of the text that stores a row only where none is in its way. */
    private record IfAbsent(Object presence) {}

    private final String id;
    private final String start;
    private final Function<List<ColumnValues>, String> middle;
    private final String end;
    private final ConcurrentHashMap<Object, Statement> members = new ConcurrentHashMap<>();

    private StatementFamily(String id, String start, Function<List<ColumnValues>, String> middle, String end) {
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
        return new StatementFamily(id, start, rows -> assignments(rows.getFirst()), end);
    }

    /**
     * For generated code: {@code update users set version = version + 1,}, then assignments, then {@code where id = ? and version = ?}
     * and {@code returning id, version}.
     */
    public static StatementFamily versioned(String id, String start, String end) {
        return new StatementFamily(
                id,
                start,
                rows -> "\n    " + String.join(",\n    ", rows.getFirst().assignments()),
                end);
    }

    /** The id of another verb of the same table. */
    public String idOf(String verb) {
        return id.substring(0, id.lastIndexOf('.') + 1) + verb;
    }

    /** What all texts start with. */
    public String start() {
        return start;
    }

    /** What all texts end with, in a line of its own. */
    public String end() {
        return end;
    }

    /** An insert's text up to its end. */
    public String rows(List<ColumnValues> rows) {
        return start + middle.apply(rows);
    }

    /** The text up to its end of an insert of any number of rows that have the columns of this one, each column's values in one array. */
    public String arrays(ColumnValues row) {
        refuseIncomplete(row);
        return start + columnsAndArrays(row);
    }

    /** What all members share; those of an insert for any number of rows have {@code All} at its end. */
    public String id() {
        return id;
    }

    /**
     * The member for the columns present in {@code values}.
     *
     * @throws IllegalArgumentException when an insert lacks a column that was left to another row
     */
    public Statement of(ColumnValues values) {
        if (values.hasExpressions()) {
            return of(List.of(values)); // there may be any number of texts
        }
        Object presence = values.presence();
        Statement known = members.get(presence);
        return known != null ? known : members.computeIfAbsent(presence, p -> of(List.of(values)));
    }

    /**
     * The one that inserts these rows, each for itself, with {@code default} for what only others of them have. It is not kept: there
     * would be too many.
     */
    public Statement of(List<ColumnValues> rows) {
        boolean dynamic = rows.stream().anyMatch(ColumnValues::hasExpressions);
        return new Statement(id, rows(rows) + "\n" + end, dynamic);
    }

    /** The one that inserts any number of rows that have the columns of this one, each column's values in one array. */
    public Statement all(ColumnValues row) {
        return members.computeIfAbsent(
                new AnyNumber(row.presence()), p -> new Statement(id + "All", arrays(row) + "\n" + end));
    }

    /** An update that returns the row too. */
    public Statement returning(ColumnValues patch, String returning) {
        if (patch.hasExpressions()) {
            return returning(of(patch), returning);
        }
        return members.computeIfAbsent(new Returning(patch.presence()), p -> returning(of(List.of(patch)), returning));
    }

    private Statement returning(Statement update, String returning) {
        return new Statement(idOf("updateAndGet"), update.sql() + "\n" + returning, update.isDynamic());
    }

    /** An update of many rows that sets the columns of this patch; {@code text} makes it. */
    public Statement many(ColumnValues patch, Supplier<String> text) {
        return members.computeIfAbsent(
                new AnyNumber(patch.presence()), p -> new Statement(idOf("updateAll"), text.get()));
    }

    /** The insert of a row with the columns of this one, unless a row with one of its keys is there. */
    public Statement ifAbsent(ColumnValues row) {
        return members.computeIfAbsent(
                new IfAbsent(row.presence()),
                p -> new Statement(idOf("insertIfAbsent"), rows(List.of(row)) + "\non conflict do nothing\n" + end));
    }

    private static String columnsAndRows(List<ColumnValues> rows) {
        Map<Object, String> markers = new HashMap<>();
        List<Column> columns = ColumnValues.presentInAny(rows);
        return rows.stream()
                .map(r -> markers.computeIfAbsent(r.presence(), p -> {
                    refuseIncomplete(r);
                    return r.markers(columns);
                }))
                .collect(Collectors.joining(
                        ",\n       ", columns.isEmpty() ? "" : " (" + names(columns) + ")\nvalues ", ""));
    }

    /**
     * PostgreSQL gives the elements of the arrays side by side, in their order: a select list of set-returning functions is faster
     * than the same functions in FROM, which keeps the rows of each aside.
     */
    private static String columnsAndArrays(ColumnValues row) {
        List<Column> columns = row.present();
        if (columns.isEmpty()) {
            return "\nselect from generate_series(1, ?)";
        }
        String elements = columns.stream().map(Elements::unnested).collect(Collectors.joining(",\n    "));
        return " (" + names(columns) + ")\nselect " + elements;
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static void refuseIncomplete(ColumnValues row) {
        refuseIncomplete(row, "");
    }

    /** {@code place}: which of the rows given, the first is 0. */
    public static void refuseIncomplete(ColumnValues row, long place) {
        refuseIncomplete(row, "rows[" + place + "]: ");
    }

    private static void refuseIncomplete(ColumnValues row, String which) {
        List<String> missing = row.missing();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(which + String.join(", ", missing)
                    + " was left to the row that it points to\nhelp: store both by insertGraph, or give it");
        }
    }

    /** {@code set email = ?}, with a line break before it. */
    public static String assignments(ColumnValues values) {
        return values.assignments().stream().collect(Collectors.joining(",\n    ", "\nset ", ""));
    }
}
