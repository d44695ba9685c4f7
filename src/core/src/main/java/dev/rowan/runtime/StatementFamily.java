package dev.rowan.runtime;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A statement whose text depends on which columns are present. Each text is made once and kept: an application uses a
 * handful. Thread-safe.
 *
 * <p>In its template <code>{columns}</code> stands for the names of the present columns, <code>{rows}</code> for one
 * parenthesised list of parameters per row, and <code>{assignments}</code> for <code>column = ?, ...</code>
 */
public final class StatementFamily {
    private record Member(Object presence, int rows) {}

    private final String id;
    private final String template;
    private final ConcurrentHashMap<Object, Statement> members = new ConcurrentHashMap<>();

    private StatementFamily(String id, String template) {
        this.id = id;
        this.template = template;
    }

    /** For generated code. */
    public static StatementFamily of(String id, String template) {
        return new StatementFamily(id, template);
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
        String text = columns.isEmpty() ? template.replace("({columns})\nvalues {rows}", "default values") : template;
        String row = columns.stream().map(Column::parameter).collect(Collectors.joining(", ", "(", ")"));
        return new Statement(
                id,
                text.replace("{columns}", columns.stream().map(Column::name).collect(Collectors.joining(", ")))
                        .replace("{rows}", String.join(",\n       ", Collections.nCopies(rows, row)))
                        .replace(
                                "{assignments}",
                                columns.stream()
                                        .map(c -> c.name() + " = " + c.parameter())
                                        .collect(Collectors.joining(",\n    "))));
    }
}
