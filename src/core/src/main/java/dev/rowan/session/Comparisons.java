package dev.rowan.session;

import dev.rowan.column.TextBinding;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jooq.Path;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.conf.ParamType;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * A condition of nothing but comparisons of a table's columns with values, joined by AND, and an order by such columns: those of
 * most pages. jOOQ renders them alike by themselves and in a select, so that it need not render the rest, nor look for parameters.
 */
final class Comparisons {
    private final Table<?> table;
    private final List<Param<?>> parameters = new ArrayList<>();

    private Comparisons(Table<?> table) {
        this.table = table;
    }

    /** The values, in order; null when there is something else in it. */
    static @Nullable List<Param<?>> parameters(
            Table<?> table, Condition condition, List<? extends OrderField<?>> order) {
        var all = new Comparisons(table);
        return all.has(condition) && order.stream().allMatch(all::orders) ? all.parameters : null;
    }

    /** What it compares, without values and without asking jOOQ: equal for equal SQL; null when there is something else in it. */
    static @Nullable String described(Table<?> table, Condition condition) {
        var all = new Comparisons(table);
        var text = new StringBuilder();
        return all.describes(condition, text) ? text.toString() : null;
    }

    private boolean describes(Condition condition, StringBuilder text) {
        return switch (condition) {
            case QOM.And and -> {
                text.append('(');
                boolean left = describes(and.$arg1(), text);
                text.append(" and ");
                boolean both = left && describes(and.$arg2(), text);
                text.append(')');
                yield both;
            }
            case QOM.Eq<?> c -> describes(c.$arg1(), " = ", c.$arg2(), text);
            case QOM.Gt<?> c -> describes(c.$arg1(), " > ", c.$arg2(), text);
            case QOM.Ge<?> c -> describes(c.$arg1(), " >= ", c.$arg2(), text);
            case QOM.Lt<?> c -> describes(c.$arg1(), " < ", c.$arg2(), text);
            case QOM.Le<?> c -> describes(c.$arg1(), " <= ", c.$arg2(), text);
            default -> false;
        };
    }

    private boolean describes(Field<?> column, String operator, Field<?> value, StringBuilder text) {
        text.append(column.getName()).append(operator).append('?');
        return compares(column, value);
    }

    private boolean has(Condition condition) {
        return switch (condition) {
            case QOM.And and -> has(and.$arg1()) && has(and.$arg2());
            case QOM.Eq<?> c -> compares(c.$arg1(), c.$arg2());
            case QOM.Gt<?> c -> compares(c.$arg1(), c.$arg2());
            case QOM.Ge<?> c -> compares(c.$arg1(), c.$arg2());
            case QOM.Lt<?> c -> compares(c.$arg1(), c.$arg2());
            case QOM.Le<?> c -> compares(c.$arg1(), c.$arg2());
            default -> false;
        };
    }

    private boolean compares(Field<?> column, Field<?> value) {
        if (isOwn(column)
                && TextBinding.operators(column) == null
                && value instanceof Param<?> parameter
                && parameter.getParamType() == ParamType.INDEXED
                && parameter.getParamName() == null
                && parameter.getValue() != null
                && !parameter.getDataType().isEmbeddable()) {
            parameters.add(parameter);
            return true;
        }
        return false;
    }

    private boolean orders(OrderField<?> by) {
        return by instanceof SortField<?> sort
                ? sort.$nullOrdering() == null && isOwn(sort.$field())
                : by instanceof Field<?> field && isOwn(field);
    }

    private boolean isOwn(Field<?> field) {
        return field instanceof TableField<?, ?> column
                && table.equals(column.getTable())
                && !(column.getTable() instanceof Path);
    }
}
