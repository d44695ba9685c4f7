package dev.rowan.session;

import dev.rowan.column.JooqParameter;
import dev.rowan.column.TextBinding;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Makes a long {@code column in (?, ?, ?)} to {@code column = any(?)}, wherever it stands in a statement. */
final class ListsAsArrays implements VisitListener {
    /** Without a length or digits: a cast to {@code varchar(3)} would cut a longer value, and find that. */
    private static final Map<Class<?>, DataType<?>> TYPES = Map.of(
            Boolean.class, SQLDataType.BOOLEAN,
            Short.class, SQLDataType.SMALLINT,
            Integer.class, SQLDataType.INTEGER,
            Long.class, SQLDataType.BIGINT,
            Float.class, SQLDataType.REAL,
            Double.class, SQLDataType.DOUBLE,
            BigDecimal.class, SQLDataType.NUMERIC,
            String.class, SQLDataType.CLOB,
            UUID.class, SQLDataType.UUID);

    private final int least;

    /** {@code least}: of values, in a list that is made an array. */
    ListsAsArrays(int least) {
        this.least = least;
    }

    @Override
    public void visitStart(VisitContext context) {
        Condition array = switch (context.queryPart()) {
            case QOM.InList<?> in -> in(in.$field(), "=", " any({1})", in.$list());
            case QOM.NotInList<?> in -> in(in.$field(), "<>", " all({1})", in.$list());
            default -> null;
        };
        if (array != null) {
            context.queryPart(array);
        }
    }

    /** Null where it has something else than values, or values of a type that no array of it has exactly. */
    @SuppressWarnings("NullAway") // a value can be null
    private <T> @Nullable Condition in(Field<T> field, String operator, String array, List<? extends Field<?>> list) {
        if (list.size() < least || !list.stream().allMatch(f -> isValue(field, f))) {
            return null;
        }
        List<T> values = list.stream().map(f -> value(field, (Param<?>) f)).toList();
        Field<?> value =
                field.getBinding() instanceof TextBinding ? array(field.getDataType(), values) : stored(field, values);
        return value == null
                ? null
                : DSL.condition("{0} " + ExtensionOperators.operator(field, operator) + array, field, value);
    }

    private static boolean isValue(Field<?> field, Field<?> listed) {
        return listed instanceof Param<?> p
                && !p.isInline()
                && (p.getValue() == null || field.getType().isInstance(p.getValue()));
    }

    private static <T> @Nullable T value(Field<T> field, Param<?> parameter) {
        return field.getType().cast(parameter.getValue());
    }

    /** As the database has them, by a converter if there is one. */
    @SuppressWarnings({"unchecked", "NullAway"}) // a converter gives its own type; a value can be null
    private static <T> @Nullable Field<?> stored(Field<T> field, List<T> values) {
        if (!JooqParameter.isJooqs(field.getBinding())
                || SQLDataType.CHAR.equals(field.getDataType().getSQLDataType())) {
            return null;
        }
        var converter = (Converter<Object, T>) field.getConverter();
        DataType<?> type = TYPES.get(converter.fromType());
        return type == null
                ? null
                : array(
                        (DataType<Object>) type,
                        values.stream()
                                .<Object>map(v -> v == null ? null : converter.to(v))
                                .toList());
    }

    private static <E> Field<E[]> array(DataType<E> type, List<E> values) {
        DataType<E[]> array = type.array();
        return DSL.val(Arrays.copyOf(values.toArray(), values.size(), array.getType()), array);
    }
}
