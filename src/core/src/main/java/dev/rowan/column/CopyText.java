package dev.rowan.column;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that give the same columns, as COPY reads them in its text format: a line each, tabs between the values, {@code \N} for null.
 * What the server makes of a value is what it makes of the text of a single one. Immutable and thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY's file formats</a>
 */
public final class CopyText {
    private record Place(int column, Elements<Object> elements) {}

    private final List<String> names;
    private final List<Place> places;
    private final String end;
    private final boolean placed;

    private CopyText(List<String> names, List<Place> places, String end, boolean placed) {
        this.names = names;
        this.places = places;
        this.end = end;
        this.placed = placed;
    }

    /**
     * For rows that give the columns of this one, which is at least one, and {@link ColumnValues#canBeListed can be listed}.
     *
     * @param asked the columns that are given as null where the row does not have them
     */
    public static CopyText of(ColumnValues row, List<String> asked) {
        Columns columns = row.columns();
        List<Place> places = IntStream.range(0, columns.count())
                .filter(row::has)
                .mapToObj(i -> new Place(i, requireNonNull(columns.elementsOf(i))))
                .toList();
        List<String> names = new ArrayList<>();
        places.forEach(place -> names.add(columns.sqlName(place.column())));
        for (String name : asked) {
            int column = columns.indexOfName(name);
            if (column < 0 || !row.has(column)) {
                names.add('"' + name.replace("\"", "\"\"") + '"');
            }
        }
        return new CopyText(List.copyOf(names), places, "\t\\N".repeat(names.size() - places.size()), false);
    }

    /** The same, with the number of the row in a column behind the others. */
    public CopyText placed(String column) {
        List<String> all = new ArrayList<>(names);
        all.add(column);
        return new CopyText(List.copyOf(all), places, end, true);
    }

    /** For texts: {@code (id, email)}. */
    public String columns() {
        return names.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    /**
     * Writes a row.
     *
     * @param number of the row among those that the caller gave, the first is 0
     * @throws CheckedStatement.Refused when one of its values cannot be written
     */
    public void append(ColumnValues row, long number, StringBuilder text) {
        for (int i = 0; i < places.size(); i++) {
            if (i > 0) {
                text.append('\t');
            }
            Place place = places.get(i);
            try {
                append(row.get(place.column()), place.elements(), text);
            } catch (IllegalArgumentException e) {
                throw new CheckedStatement.Refused(
                        "rows[" + number + "]", row.columns().nameOf(place.column()) + ": " + e.getMessage());
            }
        }
        text.append(end);
        if (placed) {
            text.append('\t').append(number);
        }
        text.append('\n');
    }

    private static void append(@Nullable Object value, Elements<Object> elements, StringBuilder text) {
        if (value == null) {
            text.append("\\N");
        } else {
            elements.append(value, text, CopyText::escape);
        }
    }

    private static void escape(String plain, StringBuilder text) {
        int copied = 0;
        for (int i = 0; i < plain.length(); i++) {
            char escaped = switch (plain.charAt(i)) {
                case '\\' -> '\\';
                case '\t' -> 't';
                case '\n' -> 'n';
                case '\r' -> 'r';
                default -> 0;
            };
            if (escaped != 0) {
                text.append(plain, copied, i).append('\\').append(escaped);
                copied = i + 1;
            }
        }
        text.append(plain, copied, plain.length());
    }
}
