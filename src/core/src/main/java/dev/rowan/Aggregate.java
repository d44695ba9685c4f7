package dev.rowan;

import dev.rowan.column.ColumnType;
import dev.rowan.column.ColumnTypes;
import dev.rowan.column.TextBinding;
import dev.rowan.column.UserTypes;
import dev.rowan.session.JooqSql;
import dev.rowan.shape.RowType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.Field;

/** One value of all rows of a query: empty where it is null. */
record Aggregate<R, V>(Selected<R> selected, String verb, Field<V> column) {
    /** A number of a type of its own. */
    Optional<BigDecimal> number(Function<Field<V>, Field<BigDecimal>> function) {
        return read(function.apply(column), ColumnTypes.NUMERIC);
    }

    /** A value of the column's type. */
    Optional<V> value(UnaryOperator<Field<V>> function) {
        Field<V> value = function.apply(column);
        return read(TextBinding.read(value), type(value));
    }

    @SuppressWarnings("unchecked") // the column has it
    private ColumnType<V> type(Field<V> value) {
        RowType<R> row = selected.row();
        int place = row.place(column);
        return place < 0
                ? UserTypes.bound(value)
                : (ColumnType<V>) row.columns().get(place).type();
    }

    private <T> Optional<T> read(Field<?> value, ColumnType<T> type) {
        String id = selected.id(verb);
        JooqSql sql = selected.session().rendering().sql(id, selected.any(List.of(value)));
        return selected.session()
                .get(sql.statement(id), sql, (rs, first) -> Optional.ofNullable(type.getNullable(rs, first)));
    }
}
