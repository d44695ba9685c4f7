package dev.rowan.runtime;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One-dimensional arrays of a type, which may have null elements. Arrays of Java cannot say where they begin, so that the
 * bounds of {@code '[0:1]={a,b}'} are lost.
 */
final class ArrayType<E> implements ColumnType<@Nullable E[]> {
    private final String elementType;
    private final Class<E> javaType;
    private final ColumnType<E> element;

    /** {@code elementType}: one that the driver knows without asking the server. */
    ArrayType(String elementType, Class<E> javaType, ColumnType<E> element) {
        this.elementType = elementType;
        this.javaType = javaType;
        this.element = element;
    }

    @Override
    public void set(PreparedStatement s, int parameter, @Nullable E @Nullable [] value) throws SQLException {
        if (value == null) {
            s.setNull(parameter, Types.ARRAY);
        } else {
            s.setArray(parameter, s.getConnection().createArrayOf(elementType, value));
        }
    }

    @Override
    public @Nullable E @Nullable [] getNullable(ResultSet rs, int column) throws SQLException {
        java.sql.Array array = rs.getArray(column);
        if (array == null) {
            return null;
        }
        Object[] elements = (Object[]) array.getArray();
        @Nullable E[] copy = newArray(elements.length);
        for (int i = 0; i < elements.length; i++) {
            if (elements[i] != null && !javaType.isInstance(elements[i])) {
                throw new SQLException(
                        "column " + rs.getMetaData().getColumnLabel(column) + " has an element that is a "
                                + elements[i].getClass().getSimpleName() + " and no " + javaType.getSimpleName()
                                + ": arrays of one dimension can be read");
            }
            copy[i] = javaType.cast(elements[i]);
        }
        return copy;
    }

    /** Every element as the server will store it. */
    @Override
    public @Nullable E[] check(@Nullable E[] value) {
        @Nullable E[] checked = newArray(value.length);
        for (int i = 0; i < value.length; i++) {
            checked[i] = value[i] == null ? null : element.check(value[i]);
        }
        return checked;
    }

    @SuppressWarnings("unchecked") // the class of the elements is E's
    private @Nullable E[] newArray(int length) {
        return Arrays.copyOf(new Object[0], length, (Class<? extends @Nullable E[]>) javaType.arrayType());
    }
}
