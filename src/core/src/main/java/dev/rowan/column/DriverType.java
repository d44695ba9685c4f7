package dev.rowan.column;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A type whose values the driver takes with their type, and gives.
 *
 * @param sqlType of null, from {@link java.sql.Types}
 * @param check see {@link ColumnType#check}
 * @param elements of the type that the driver sends
 */
record DriverType<T>(int sqlType, Setter<T> setter, Getter<T> getter, TextType.Step<T, T> check, Elements<T> elements)
        implements ColumnType<T>, Elements.Listed<T> {
    @FunctionalInterface
    interface Setter<T> {
        void set(PreparedStatement s, int parameter, T value) throws SQLException;
    }

    @FunctionalInterface
    interface Getter<T> {
        @Nullable
        T get(ResultSet rs, int column) throws SQLException;
    }

    static <T> DriverType<T> of(int sqlType, Elements<T> elements, Setter<T> setter, Getter<T> getter) {
        return new DriverType<>(sqlType, setter, getter, value -> value, elements);
    }

    /** With another check. */
    DriverType<T> checked(TextType.Step<T, T> other) {
        return new DriverType<>(sqlType, setter, getter, other, elements);
    }

    @Override
    public void set(PreparedStatement s, int parameter, @Nullable T value) throws SQLException {
        if (value == null) {
            s.setNull(parameter, sqlType);
        } else {
            setter.set(s, parameter, value);
        }
    }

    @Override
    public @Nullable T getNullable(ResultSet rs, int column) throws SQLException {
        return getter.get(rs, column);
    }

    @Override
    public T check(T value) {
        return check.apply(value);
    }
}
