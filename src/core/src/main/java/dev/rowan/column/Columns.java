package dev.rowan.column;

import dev.rowan.error.InvalidInput;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table's writable columns, those that an insert requires first. Immutable and thread-safe. */
public final class Columns {
    private final String table;
    private final int required;
    private final List<Column> columns;

    private Columns(String table, int required, List<Column> columns) {
        this.table = table;
        this.required = required;
        this.columns = columns;
    }

    /**
     * For generated code.
     *
     * @param required how many of the columns, the first ones, an insert must give
     */
    public static Columns of(String table, int required, Column... columns) {
        return new Columns(table, required, List.of(columns));
    }

    /** No column is present. */
    public ColumnValues none() {
        return ColumnValues.none(this);
    }

    /**
     * The first columns are present.
     *
     * @throws NullPointerException naming the column, when a value is null
     * @throws InvalidInput naming the column, when it cannot store a value exactly
     */
    public ColumnValues required(@Nullable Object... first) {
        return ColumnValues.required(this, first);
    }

    public int count() {
        return columns.size();
    }

    List<Column> present(ColumnValues values) {
        return presentInAny(List.of(values));
    }

    List<Column> presentInAny(List<ColumnValues> rows) {
        return IntStream.range(0, count())
                .filter(i -> rows.stream().anyMatch(r -> r.has(i)))
                .mapToObj(columns::get)
                .toList();
    }

    /** The required columns that are absent. */
    List<String> missing(ColumnValues values) {
        int given = 0;
        while (given < required && values.has(given)) {
            given++;
        }
        if (given == required) {
            return List.of();
        }
        return IntStream.range(0, required)
                .filter(i -> !values.has(i))
                .mapToObj(this::nameOf)
                .toList();
    }

    /** The place of a column, as SQL has its name; -1 when inserts cannot give it. */
    public int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The value as it will be stored. */
    Object checked(int column, Object value) {
        try {
            return type(column).check(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(table, columns.get(column).name(), String.valueOf(e.getMessage()));
        }
    }

    void set(PreparedStatement s, int parameter, int column, @Nullable Object value) throws SQLException {
        type(column).set(s, parameter, value);
    }

    public String nameOf(int column) {
        return table + "." + columns.get(column).name();
    }

    /** How the values of a column are those of an array; null where they cannot. */
    @SuppressWarnings("unchecked") // as below
    @Nullable
    Elements<Object> elementsOf(int column) {
        return (Elements<Object>) Elements.of(columns.get(column).type());
    }

    /** The place of a column, as the catalogue has its name; -1 when inserts cannot give it. */
    public int indexOfName(String name) {
        int plain = indexOf(name);
        return plain >= 0 ? plain : indexOf('"' + name.replace("\"", "\"\"") + '"');
    }

    /** Quoted where PostgreSQL needs it. */
    public String sqlName(int column) {
        return columns.get(column).name();
    }

    /** What stands for a value in SQL. */
    String parameterOf(int column) {
        return columns.get(column).parameter();
    }

    /** What statement ids and messages call the table. */
    public String table() {
        return table;
    }

    public ColumnType<?> typeOf(int column) {
        return columns.get(column).type();
    }

    @SuppressWarnings("unchecked") // values come from generated methods, each typed as its column is
    private ColumnType<Object> type(int column) {
        return (ColumnType<Object>) columns.get(column).type();
    }
}
