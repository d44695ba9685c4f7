package dev.rowan.column;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Numbers as another class of Java than that of their type, exactly or not at all. */
public final class NumberType<T extends Number, U extends Number> implements ColumnType<U>, Elements.Listed<U> {
    private final ColumnType<T> base;
    private final Class<T> stored;
    private final Class<U> type;

    NumberType(ColumnType<T> base, Class<T> stored, Class<U> type) {
        this.base = base;
        this.stored = stored;
        this.type = type;
    }

    ColumnType<T> base() {
        return base;
    }

    @Override
    public @Nullable Elements<U> elements() {
        Elements<T> elements = Elements.of(base);
        return elements == null ? null : elements.mapped(value -> base.check(exactly(value, stored)));
    }

    @Override
    public void set(PreparedStatement s, int parameter, @Nullable U value) throws SQLException {
        try {
            base.set(s, parameter, value == null ? null : base.check(exactly(value, stored)));
        } catch (IllegalArgumentException e) {
            throw new CheckedStatement.Refused("parameter " + parameter, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public @Nullable U getNullable(ResultSet rs, int column) throws SQLException {
        T value = base.getNullable(rs, column);
        try {
            return value == null ? null : exactly(value, type);
        } catch (IllegalArgumentException e) {
            throw new OwnProblem("column " + rs.getMetaData().getColumnLabel(column) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public U check(U value) {
        base.check(exactly(value, stored));
        return value;
    }

    /**
     * The same number.
     *
     * @throws IllegalArgumentException when the type has none that is equal
     */
    public static <X extends Number> X exactly(Number value, Class<X> type) {
        BigDecimal number = value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
        try {
            return type.cast(
                    type == Short.class
                            ? (Number) number.shortValueExact()
                            : type == Integer.class
                                    ? (Number) number.intValueExact()
                                    : type == Long.class
                                            ? (Number) number.longValueExact()
                                            : type == BigInteger.class ? number.toBigIntegerExact() : number);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the number is none that " + type.getSimpleName() + " holds", e);
        }
    }
}
