package dev.rowan.column;

import dev.rowan.error.InvalidInput;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values for some of a table's columns: what a {@code NewUser} and a {@code UserPatch} hold. A column that was not given
 * is absent, which is not null. Immutable and thread-safe.
 */
public final class ColumnValues {
    private static final Object ABSENT = new Object();

    /** Of a column whose value another statement will return: present, and not to be bound yet. */
    private static final Object AWAITED = new Object();

    private final Columns columns;
    private final @Nullable Object[] values;

    private ColumnValues(Columns columns, @Nullable Object[] values) {
        this.columns = columns;
        this.values = values;
    }

    static ColumnValues none(Columns columns) {
        var values = new @Nullable Object[columns.count()];
        Arrays.fill(values, ABSENT);
        return new ColumnValues(columns, values);
    }

    static ColumnValues required(Columns columns, @Nullable Object[] first) {
        ColumnValues all = none(columns);
        for (int i = 0; i < first.length; i++) {
            all.values[i] = all.checked(i, first[i]);
        }
        return all;
    }

    /**
     * Another one, with this value for a column that is NOT NULL.
     *
     * @throws NullPointerException naming the column, when the value is null
     * @throws InvalidInput naming the column, when it cannot store the value exactly
     */
    public ColumnValues with(int column, @Nullable Object value) {
        return withStored(column, checked(column, value));
    }

    /**
     * Another one, with this value for a column that can be null.
     *
     * @throws InvalidInput naming the column, when it cannot store the value exactly
     */
    public ColumnValues withNullable(int column, @Nullable Object value) {
        return withStored(column, value == null ? null : columns.checked(column, value));
    }

    /** Another one, in which SQL computes the value of a column. */
    public ColumnValues withExpression(int column, Expression expression) {
        return withStored(column, expression);
    }

    /** Whether SQL computes the value of a column. */
    public boolean hasExpressions() {
        for (Object value : values) {
            if (value instanceof Expression) {
                return true;
            }
        }
        return false;
    }

    /** For texts: {@code email = ?} for each present column. */
    public List<String> assignments() {
        return IntStream.range(0, values.length)
                .filter(this::has)
                .mapToObj(i -> columns.sqlName(i) + " = "
                        + (values[i] instanceof Expression e ? e.sql() : columns.parameterOf(i)))
                .toList();
    }

    /** Whether no column is present. */
    public boolean isEmpty() {
        for (int i = 0; i < values.length; i++) {
            if (has(i)) {
                return false;
            }
        }
        return true;
    }

    /** Sets the present columns from {@code parameter} on; returns the number of the parameter after the last. */
    public int bind(PreparedStatement s, int parameter) throws SQLException {
        int next = parameter;
        for (int i = 0; i < values.length; i++) {
            if (has(i)) {
                if (values[i] instanceof Expression expression) {
                    next = expression.bind(s, next);
                } else {
                    columns.set(s, next++, i, values[i]);
                }
            }
        }
        return next;
    }

    /** Whether the values of all present columns can go as arrays, one for each column. */
    public boolean canBeListed() {
        for (int i = 0; i < values.length; i++) {
            if (has(i) && columns.elementsOf(i) == null) {
                return false;
            }
        }
        return true;
    }

    /** How long the texts of the values are, about, when they go in arrays. */
    public long length() {
        long length = 0;
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (isKnown(i) && value != null) {
                Elements<Object> elements = columns.elementsOf(i);
                length += elements == null ? 0 : elements.length(value);
            }
        }
        return length;
    }

    public boolean has(int column) {
        return values[column] != ABSENT;
    }

    /** Whether the column is present with a value that can be bound. */
    public boolean isKnown(int column) {
        return has(column) && values[column] != AWAITED;
    }

    @Nullable
    public Object get(int column) {
        return values[column];
    }

    /** Another one, whose value for this column is to come. */
    public ColumnValues awaiting(int column) {
        return withStored(column, AWAITED);
    }

    /** The required columns that are absent. */
    public List<String> missing() {
        return columns.missing(this);
    }

    /** For texts: what stands for the values in a row of VALUES that has these columns; all of its own where there are none. */
    public String markers(List<Column> all) {
        if (all.isEmpty()) {
            return " default values";
        }
        List<Column> mine = present();
        return all.stream()
                .map(c -> mine.contains(c) ? c.parameter() : "default")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The columns that some of the rows have; they are of one table. */
    public static List<Column> presentInAny(List<ColumnValues> rows) {
        return rows.getFirst().columns.presentInAny(rows);
    }

    /** Whether all of the rows have the same columns. */
    public static boolean areAlike(List<ColumnValues> rows) {
        ColumnValues first = rows.getFirst();
        for (ColumnValues row : rows) {
            if (!row.isLike(first)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all of the rows have this column. */
    public static boolean isPresent(List<ColumnValues> rows, int column) {
        return rows.stream().allMatch(r -> r.has(column));
    }

    /** Whether none of the rows, which all have this column, has a null there. */
    public static boolean isNotNull(List<ColumnValues> rows, int column) {
        return rows.stream().allMatch(r -> r.values[column] != null);
    }

    /** Those of some columns, as they are compared with others; null for one that is absent or to come. */
    public List<@Nullable Object> comparable(List<Integer> some) {
        return Arrays.asList(some.stream()
                .map(i -> isKnown(i) ? ExactValue.comparable(values[i]) : null)
                .toArray());
    }

    /** Whether the other has the same columns. */
    public boolean isLike(ColumnValues other) {
        for (int i = 0; i < values.length; i++) {
            if (has(i) != other.has(i)) {
                return false;
            }
        }
        return true;
    }

    /** Which columns are present, as a map key: a bit mask, or a BitSet where 64 bits are too few. */
    public Object presence() {
        if (values.length > Long.SIZE) {
            var bits = new BitSet(values.length);
            for (int i = 0; i < values.length; i++) {
                bits.set(i, has(i));
            }
            return bits;
        }
        long mask = 0;
        for (int i = 0; i < values.length; i++) {
            mask |= has(i) ? 1L << i : 0;
        }
        return mask;
    }

    public List<Column> present() {
        return columns.present(this);
    }

    /** Those that a new row can have. */
    public Columns columns() {
        return columns;
    }

    /** The names of the present columns; values may be secrets. */
    @Override
    public String toString() {
        return present().stream().map(Column::name).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColumnValues that && columns == that.columns && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    private Object checked(int column, @Nullable Object value) {
        if (value == null) {
            throw new NullPointerException(columns.nameOf(column) + " is NOT NULL and was given null");
        }
        return columns.checked(column, value);
    }

    private ColumnValues withStored(int column, @Nullable Object value) {
        @Nullable Object[] copy = Arrays.copyOf(values, values.length);
        copy[column] = value;
        return new ColumnValues(columns, copy);
    }
}
