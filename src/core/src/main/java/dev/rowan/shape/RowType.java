package dev.rowan.shape;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.OwnProblem;
import dev.rowan.column.TextBinding;
import dev.rowan.session.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * The row of a table or view: how it is read, and the jOOQ table it comes from; the shape with nothing added, and where
 * chosen columns start. Immutable and thread-safe.
 *
 * @param <R> the row's class
 */
public final class RowType<R> extends Shape<R, R> {
    private final String name;
    private final String sqlName;
    private final RowReader<R> reader;
    private final Supplier<? extends Table<?>> table;
    private final List<Integer> key;
    private final List<RowColumn> columns;
    private final List<Integer> places;
    private final @Nullable String version;
    private final Graph<R, R> graph;
    private volatile @Nullable List<Field<?>> fields;

    private RowType(
            String name,
            String sqlName,
            RowReader<R> reader,
            Supplier<? extends Table<?>> table,
            List<Integer> key,
            List<RowColumn> columns,
            @Nullable String version) {
        this.name = name;
        this.sqlName = sqlName;
        this.reader = reader;
        this.table = table;
        this.key = key;
        this.columns = columns;
        this.version = version;
        this.places = IntStream.range(0, columns.size()).boxed().toList();
        this.graph = Graph.wholeRow(this);
    }

    /**
     * For generated code.
     *
     * @param name what statement ids start with, such as {@code users}
     * @param sqlName schema and name, quoted where PostgreSQL needs it
     * @param reader reads all columns of the table in the table's order
     * @param table a supplier, so that reading a row by static SQL does not load jOOQ's model
     * @param key which of the columns are the primary key, from 0, in the key's order; empty without one
     * @param columns in the table's order
     */
    public static <R> RowType<R> of(
            String name,
            String sqlName,
            RowReader<R> reader,
            Supplier<? extends Table<?>> table,
            List<Integer> key,
            RowColumn... columns) {
        return new RowType<>(name, sqlName, reader, table, key, List.of(columns), null);
    }

    /** The same, whose rows have a version: each update adds 1 to this column, as SQL has its name. */
    public RowType<R> versionedBy(String column) {
        return new RowType<>(name, sqlName, reader, table, key, columns, requireNonNull(column, "column is null"));
    }

    /** What an UPDATE sets beside other columns, of the table called {@code of} there: a comma and an assignment, or nothing. */
    public String nextVersion(String of) {
        requireNonNull(of, "of is null");
        return version == null ? "" : ",\n    " + version + " = " + of + "." + version + " + 1";
    }

    /** The column of the version, as SQL has its name; null where rows have none. */
    public @Nullable String version() {
        return version;
    }

    /** What statement ids start with, such as {@code users}. */
    public String name() {
        return name;
    }

    /** Schema and name, as SQL has them. */
    public String sqlName() {
        return sqlName;
    }

    /** In the table's order. */
    public List<RowColumn> columns() {
        return columns;
    }

    /** Which of the columns are the primary key, from 0. */
    public List<Integer> key() {
        return key;
    }

    /** Reads the current row of a result that has all columns of the table, in the table's order, from {@code first} on. */
    public R read(ResultSet rs, int first) throws SQLException {
        return reader.read(rs, first);
    }

    /**
     * The same of a row that a function returned, which no table's NOT NULL holds for: each column is looked at.
     *
     * @throws SQLException when one is null that is NOT NULL in the table
     */
    public R readReturned(ResultSet rs, int first) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).nullable() && isNull(rs, first + i)) {
                throw new OwnProblem(
                        "column " + rs.getMetaData().getColumnLabel(first + i) + " of a row of " + sqlName
                                + " is null, and NOT NULL in the table: the function that returned the row is not held to that");
            }
        }
        return reader.read(rs, first);
    }

    /**
     * The same, or null where all columns are: the function returned no row.
     *
     * @throws SQLException when one is null that is NOT NULL in the table, and another is not
     */
    public @Nullable R readReturnedOrNull(ResultSet rs, int first) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            if (!isNull(rs, first + i)) {
                return readReturned(rs, first);
            }
        }
        return null;
    }

    /** Nothing is decoded for it. */
    private static boolean isNull(ResultSet rs, int column) throws SQLException {
        return rs.getBytes(column) == null;
    }

    /** The generated jOOQ table. */
    public Table<?> table() {
        return table.get();
    }

    /** Of all columns, from 0. */
    public List<Integer> places() {
        return places;
    }

    /** These columns as a select list has them, as text those that go as text. */
    public String selected(List<Integer> which) {
        requireNonNull(which, "which is null");
        var list = new StringBuilder();
        for (int place : which) {
            RowColumn column = columns.get(place);
            list.append(list.isEmpty() ? "" : ", ").append(column.name()).append(column.cast());
        }
        return list.toString();
    }

    /** What a jOOQ select reads a row from: all columns, as text those that go as text. */
    public List<Field<?>> fields() {
        List<Field<?>> known = fields;
        if (known == null) {
            known = Arrays.stream(table().fields())
                    .<Field<?>>map(TextBinding::read)
                    .toList();
            fields = known; // another thread's would be the same
        }
        return known;
    }

    @Override
    public Graph<R, R> graph() {
        return graph;
    }

    /**
     * Chosen columns instead of the whole row: {@code Cam.ROW.only(CAMS.ID).and(CAMS.NAME).as(Line::new)}.
     *
     * @throws IllegalArgumentException when it can be null, or is not a column of this table
     */
    public <A> With1<R, A> only(Field<A> column) {
        return new With1<>(this, List.of(chosen(column, false)));
    }

    /**
     * Chosen columns instead of the whole row, of which the first can be null.
     *
     * @throws IllegalArgumentException when it is not a column of this table
     */
    public <A> With1<R, Optional<A>> onlyOptional(Field<A> column) {
        return new With1<>(this, List.of(chosen(column, true)));
    }

    /**
     * A shape of groups: a value for each set of rows that are equal in this column, or expression. What comes next is an aggregate, or
     * one more column to group by.
     *
     * <pre>{@code
     * static final Shape<Order, ByStatus> BY_STATUS =
     *         Order.ROW.by(ORDERS.STATUS).and(count()).and(sum(ORDERS.TOTAL)).andOptional(max(ORDERS.NOTE)).as(ByStatus::new);
     * }</pre>
     *
     * <p>It is for lists: of a query ({@code list}, {@code first}, {@code stream}), of {@code listBy...}, and as a branch, where each row has groups of
     * the rows that belong to it. A query's order and limit are then those of the groups: {@code orderBy(count().desc()).limit(10)}. In a branch
     * groups come in the order of what they are grouped by, behind the branch's {@code orderBy}. {@code find}, {@code get}, pages and locks refuse it.
     *
     * @throws IllegalArgumentException when it can be null, or has a column of another table
     */
    public <A> With1<R, A> by(Field<A> column) {
        return new With1<>(this, List.of(key(column, false)));
    }

    /**
     * The same by what can be null: rows without a value are one group.
     *
     * @throws IllegalArgumentException when it has a column of another table
     */
    public <A> With1<R, Optional<A>> byOptional(Field<A> column) {
        return new With1<>(this, List.of(key(column, true)));
    }

    private Grouped key(Field<?> column, boolean optional) {
        Grouped key = Grouped.of(this, column, optional);
        if (key.aggregate()) {
            throw new IllegalArgumentException(
                    column + " is an aggregate: it cannot be grouped by\nhelp: begin with a column, and add it by and");
        }
        return key;
    }

    /** One more column, or one more of a group. */
    Part next(List<Part> parts, Field<?> column, boolean optional) {
        return Grouped.are(parts) ? Grouped.of(this, column, optional) : chosen(column, optional);
    }

    /** A shape is a constant, so a wrong one fails when its class is loaded, not when a row comes along. */
    Part chosen(Field<?> column, boolean optional) {
        requireNonNull(column, "column is null");
        Table<?> mine = table();
        int index = place(column);
        if (index < 0) {
            throw new IllegalArgumentException(column + " is not a column of " + mine
                    + "\nhelp: aggregates and expressions are of a shape that begins with by");
        }
        if (columns.get(index).nullable() && !optional) {
            throw new IllegalArgumentException(column + " can be null: use onlyOptional or andOptional");
        }
        return new Part.Chosen(index, optional);
    }

    /** The column's place in the table, from 0; -1 when it is none of this table. */
    public int place(Field<?> column) {
        Table<?> mine = table();
        // jOOQ's own table.field(column) falls back to the bare name, and every table has an "id"
        return requireNonNull(column, "column is null") instanceof TableField<?, ?> f && mine.equals(f.getTable())
                ? indexOf(mine, f)
                : -1;
    }

    private static int indexOf(Table<?> table, Field<?> column) {
        Field<?>[] fields = table.fields();
        for (int i = 0; i < fields.length; i++) {
            if (Objects.equals(fields[i].getName(), column.getName())) {
                return i;
            }
        }
        return -1;
    }
}
