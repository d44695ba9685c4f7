package dev.rowan;

import dev.rowan.runtime.RowReader;
import dev.rowan.runtime.TextBinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The row of a table or view: how it is read, and the jOOQ table it comes from. Immutable and thread-safe.
 *
 * @param <R> the row's class
 */
public final class RowType<R> {
    private final String name;
    private final RowReader<R> reader;
    private final Supplier<? extends Table<?>> table;

    private RowType(String name, RowReader<R> reader, Supplier<? extends Table<?>> table) {
        this.name = name;
        this.reader = reader;
        this.table = table;
    }

    /**
     * For generated code.
     *
     * @param name what statement ids start with, such as {@code users}
     * @param reader reads all columns of the table in the table's order
     * @param table a supplier, so that reading a row by static SQL does not load jOOQ's model
     */
    public static <R> RowType<R> of(String name, RowReader<R> reader, Supplier<? extends Table<?>> table) {
        return new RowType<>(name, reader, table);
    }

    /** What statement ids start with, such as {@code users}. */
    public String name() {
        return name;
    }

    /** Reads the current row of a result that has all columns of the table, in the table's order, from {@code first} on. */
    public R read(ResultSet rs, int first) throws SQLException {
        return reader.read(rs, first);
    }

    /** The generated jOOQ table. */
    public Table<?> table() {
        return table.get();
    }

    /** What a select reads a row from: all columns, as text those that go as text. */
    List<Field<?>> columns() {
        return Arrays.stream(table().fields()).<Field<?>>map(TextBinding::read).toList();
    }
}
