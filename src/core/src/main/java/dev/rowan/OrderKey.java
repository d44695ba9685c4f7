package dev.rowan;

import dev.rowan.column.ServerType;
import dev.rowan.column.TextBinding;
import dev.rowan.shape.RowColumn;
import dev.rowan.shape.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * One column, or expression, of an order, and how rows stand to a value of it. Values are the server's text, which it alone compares: by
 * its collations, and by the type of the column.
 *
 * @param place of the column in its table; -1 of an expression
 * @param selected whether its text comes with its column; else a select has it besides
 */
record OrderKey(Field<?> field, int place, boolean nullable, boolean descending, boolean nullsFirst, boolean selected) {
    static OrderKey of(RowType<?> row, OrderField<?> by) {
        if (by instanceof SortField<?> sort) {
            boolean descending = sort.$sortOrder() == SortOrder.DESC;
            QOM.NullOrdering nulls = sort.$nullOrdering();
            return of(
                    row, sort.$field(), descending, nulls == null ? descending : nulls == QOM.NullOrdering.NULLS_FIRST);
        }
        if (by instanceof Field<?> field) {
            return of(row, field, false, false);
        }
        throw new IllegalArgumentException(row.name() + ".page: an order is neither a column nor an expression: "
                + by.getClass().getSimpleName());
    }

    static OrderKey of(RowType<?> row, Field<?> field, boolean descending, boolean nullsFirst) {
        int place = row.place(field);
        if (place < 0) {
            return new OrderKey(field, place, true, descending, nullsFirst, false);
        }
        RowColumn column = row.columns().get(place);
        return new OrderKey(field, place, column.nullable(), descending, nullsFirst, column.isText());
    }

    OrderKey reversed() {
        return new OrderKey(field, place, nullable, !descending, !nullsFirst, selected);
    }

    /** Of what it is made is left to the server where jOOQ could be wrong. */
    private Field<?> value(String text) {
        return ServerType.value(place < 0 ? null : field, text);
    }

    SortField<?> sort() {
        SortField<?> sort = descending ? field.desc() : field.asc();
        if (!nullable || nullsFirst == descending) { // as PostgreSQL has it by itself, so that an index serves
            return sort;
        }
        return nullsFirst ? sort.nullsFirst() : sort.nullsLast();
    }

    /** As the server writes it. */
    Field<String> text() {
        return DSL.field(place < 0 ? "({0})::text" : "{0}::text", String.class, field);
    }

    /** Whether rows with nulls may need a look of their own. */
    boolean isSimple() {
        return !nullable && TextBinding.operators(field) == null;
    }

    /** That a row stands behind one with this value. */
    Condition after(@Nullable String value) {
        if (value == null) {
            return nullsFirst ? field.isNotNull() : DSL.falseCondition();
        }
        Condition beyond = compared(descending ? "<" : ">", value);
        return nullable && !nullsFirst ? beyond.or(field.isNull()) : beyond;
    }

    /** That a row stands behind one with this value, or has it. */
    Condition notBefore(@Nullable String value) {
        if (value == null) {
            return nullsFirst ? DSL.noCondition() : field.isNull();
        }
        Condition beyond = compared(descending ? "<=" : ">=", value);
        return nullable && !nullsFirst ? beyond.or(field.isNull()) : beyond;
    }

    Condition equal(@Nullable String value) {
        return value == null ? field.isNull() : compared("=", value);
    }

    private Condition compared(String operator, String value) {
        String schema = TextBinding.operators(field);
        return DSL.condition(
                (place < 0 ? "({0}) " : "{0} ")
                        + (schema == null ? operator : "operator(" + schema + "." + operator + ")") + " {1}",
                field,
                value(value));
    }

    /** The values in one comparison of rows, which an index serves. */
    static Condition compared(List<OrderKey> keys, String operator, List<@Nullable String> values) {
        var left = new ArrayList<Field<?>>();
        var right = new ArrayList<Field<?>>();
        for (int i = 0; i < keys.size(); i++) {
            left.add(keys.get(i).field);
            right.add(keys.get(i).value(Objects.requireNonNull(values.get(i))));
        }
        return DSL.condition("({0}) " + operator + " ({1})", DSL.list(left), DSL.list(right));
    }
}
