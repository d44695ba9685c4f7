package dev.rowan.shape;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.ColumnType;
import dev.rowan.column.ColumnTypes;
import dev.rowan.column.TextBinding;
import dev.rowan.column.UserTypes;
import dev.rowan.session.QueryParts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.AggregateFunction;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Nullability;
import org.jooq.Param;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * What a shape of groups reads for each: a column or an expression that rows are grouped by, or an aggregate.
 *
 * @param field as the caller has it
 * @param read as a select has it, as text where values go as text
 * @param column its place in the table, from 0; -1 of an expression
 * @param aggregate whether it is one, or is made of one; else rows are grouped by it
 * @param optional whether it comes as an {@code Optional}
 */
record Grouped(Field<?> field, Field<?> read, int column, boolean aggregate, boolean optional, ColumnType<?> type)
        implements Part {
    /**
     * Of a table's row.
     *
     * @throws IllegalArgumentException when it names a column of another table, or can be null and is not optional
     */
    static Grouped of(RowType<?> row, Field<?> given, boolean optional) {
        Field<?> field =
                requireNonNull(given, "column is null") instanceof QOM.FieldAlias<?> alias ? alias.$field() : given;
        var found = new Found(row);
        QueryParts.visit(field, found::enters);
        found.refuseOthers(() -> described(field));
        int column = row.place(field);
        if (!optional && !isNeverNull(row, field, found.aggregate)) {
            throw new IllegalArgumentException(field
                    + (found.aggregate
                            ? " can be null in a group\nhelp: use andOptional; coalesce it, or aggregate a column that is NOT NULL"
                            : " can be null\nhelp: use byOptional or andOptional"));
        }
        return new Grouped(
                field,
                column < 0 ? TextBinding.read(field) : row.fields().get(column),
                column,
                found.aggregate,
                optional,
                type(row, field));
    }

    private static String described(Field<?> field) {
        try {
            return field.toString();
        } catch (IllegalStateException e) { // of a value that only a call has
            return "an expression";
        }
    }

    /** Whether these are what is read for groups. */
    static boolean are(List<Part> parts) {
        return parts.getFirst() instanceof Grouped;
    }

    /** A condition on groups, which may have aggregates. */
    static Condition having(RowType<?> row, Condition condition) {
        var found = new Found(row);
        QueryParts.visit(requireNonNull(condition, "condition is null"), found::enters);
        found.refuseOthers(() -> "the condition of having");
        return condition;
    }

    /** What stands in an expression. Not thread-safe. */
    private static final class Found {
        private final Table<?> mine;
        private final String name;
        private final List<String> others = new ArrayList<>();
        private boolean aggregate;

        Found(RowType<?> row) {
            this.mine = row.table();
            this.name = row.name();
        }

        boolean enters(Object part) {
            aggregate |= part instanceof AggregateFunction<?>;
            if (part instanceof TableField<?, ?> column && !mine.equals(column.getTable())) {
                others.add(column.toString());
            }
            return !(part instanceof GivenValue<?>);
        }

        void refuseOthers(Supplier<String> what) {
            if (!others.isEmpty()) {
                throw new IllegalArgumentException(
                        what.get() + " names what is not a column of " + name + ": "
                                + String.join(", ", others)
                                + "\nhelp: group rows by their own columns; those of other tables are a branch's, or typed SQL's");
            }
        }
    }

    private static ColumnType<?> type(RowType<?> row, Field<?> field) {
        int column = row.place(extremeOf(field));
        if (column >= 0) {
            return row.columns().get(column).type();
        }
        return field.getType() == BigDecimal.class && field.getConverter().fromType() == BigDecimal.class
                ? ColumnTypes.NUMERIC
                : UserTypes.bound(field);
    }

    /** The least and the greatest value of a column are read as the column is. */
    private static Field<?> extremeOf(Field<?> field) {
        return switch (field) {
            case QOM.Min<?> min -> min.$field();
            case QOM.Max<?> max -> max.$field();
            default -> field;
        };
    }

    /** A group has a row at least. */
    private static boolean isNeverNull(RowType<?> row, Field<?> field, boolean aggregate) {
        return switch (field) {
            case QOM.Count c -> true;
            case QOM.CountTable c -> true;
            case QOM.CountMultiple c -> true;
            case QOM.CountLarge c -> true;
            case QOM.CountLargeTable c -> true;
            case QOM.CountLargeMultiple c -> true;
            case QOM.Sum f -> isOfAll(f) && isNeverNull(row, f.$field(), false);
            case QOM.Avg f -> isOfAll(f) && isNeverNull(row, f.$field(), false);
            case QOM.Min<?> f -> isOfAll(f) && isNeverNull(row, f.$field(), false);
            case QOM.Max<?> f -> isOfAll(f) && isNeverNull(row, f.$field(), false);
            case QOM.ArrayAgg<?> f -> isOfAll(f);
            case QOM.Coalesce<?> f -> f.$arg1().stream().anyMatch(a -> isNeverNull(row, a, aggregate));
            case QOM.Add<?> f -> isNeverNull(row, f.$arg1(), aggregate) && isNeverNull(row, f.$arg2(), aggregate);
            case QOM.Sub<?> f -> isNeverNull(row, f.$arg1(), aggregate) && isNeverNull(row, f.$arg2(), aggregate);
            case QOM.Mul<?> f -> isNeverNull(row, f.$arg1(), aggregate) && isNeverNull(row, f.$arg2(), aggregate);
            case QOM.Div<?> f -> isNeverNull(row, f.$arg1(), aggregate) && isNeverNull(row, f.$arg2(), aggregate);
            case QOM.Neg<?> f -> isNeverNull(row, f.$arg1(), aggregate);
            case QOM.Cast<?> f -> isNeverNull(row, f.$field(), aggregate);
            case QOM.Lower f -> isNeverNull(row, f.$arg1(), aggregate);
            case QOM.Upper f -> isNeverNull(row, f.$arg1(), aggregate);
            case Param<?> value -> value.getValue() != null;
            case GivenValue<?> value -> true;
            case TableField<?, ?> column -> {
                int place = row.place(column);
                yield place >= 0 && !row.columns().get(place).nullable();
            }
            default -> !aggregate && isSaidNotNull(field.getDataType());
        };
    }

    /** By jOOQ, which derives it of a function's arguments: {@code date_trunc} of a column that is NOT NULL. */
    private static boolean isSaidNotNull(@Nullable DataType<?> type) {
        return type != null && type.nullability() == Nullability.NOT_NULL;
    }

    private static boolean isOfAll(AggregateFunction<?> function) {
        return function.$filterWhere() == null;
    }
}
