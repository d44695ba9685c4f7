package dev.rowan.column;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A type whose values are those of another one, each in a generated record of one component: a typed id, a domain. Immutable and
 * thread-safe.
 *
 * @param <T> the component
 * @param <V> the record
 */
public final class RecordType<T, V> implements ColumnType<V>, Elements.Listed<V> {
    /** One way between component and record. */
    @FunctionalInterface
    public interface Way<A, B> extends Serializable {
        /** The other side. */
        B of(A value);
    }

    /** Reads a record; no number is boxed on the way. */
    @FunctionalInterface
    private interface Reader<V> {
        @Nullable
        V read(ResultSet rs, int column) throws SQLException;
    }

    private final ColumnType<T> base;
    private final Function<T, V> make;
    private final Function<V, T> component;
    private final Reader<V> reader;

    private RecordType(ColumnType<T> base, Function<T, V> make, Function<V, T> component, Reader<V> reader) {
        this.base = base;
        this.make = make;
        this.component = component;
        this.reader = reader;
    }

    /**
     * For generated code.
     *
     * @param base how the component goes through JDBC
     * @param make the record's constructor
     * @param component its accessor
     */
    public static <T, V> ColumnType<V> of(ColumnType<T> base, Function<T, V> make, Function<V, T> component) {
        return new RecordType<>(base, make, component, (rs, column) -> {
            T value = base.getNullable(rs, column);
            return value == null ? null : make.apply(value);
        });
    }

    /** For generated code: of an {@code integer}. */
    public static <V> ColumnType<V> ofInt(
            ColumnType<Integer> base, IntFunction<V> make, Function<V, Integer> component) {
        return new RecordType<>(base, make::apply, component, (rs, column) -> {
            int value = rs.getInt(column);
            return value == 0 && rs.wasNull() ? null : make.apply(value);
        });
    }

    /** For generated code: of a {@code bigint}. */
    public static <V> ColumnType<V> ofLong(ColumnType<Long> base, LongFunction<V> make, Function<V, Long> component) {
        return new RecordType<>(base, make::apply, component, (rs, column) -> {
            long value = rs.getLong(column);
            return value == 0 && rs.wasNull() ? null : make.apply(value);
        });
    }

    /** For generated code: the same as text, such as an element of an array. */
    public static <T, V> TextType<V> text(TextType<T> base, Class<V> type, Way<T, V> make, Way<V, T> component) {
        return new TextType<>(
                type,
                text -> make.of(base.parse(text)),
                value -> base.format(component.of(value)),
                value -> make.of(base.check(component.of(value))),
                new TextType.Component<>(base.javaType(), make),
                base.wire(make::of, component::of));
    }

    /** What the server has of a value: the component of a record. */
    public static @Nullable Object plain(ColumnType<?> type, @Nullable Object value) {
        return value != null && type instanceof RecordType<?, ?> record ? record.componentOf(value) : value;
    }

    /** How what the server has of a value goes: the component of a record, the number that another class holds. */
    public static ColumnType<?> stored(ColumnType<?> type) {
        return switch (type) {
            case RecordType<?, ?> record -> stored(record.base);
            case NumberType<?, ?> number -> stored(number.base());
            default -> type;
        };
    }

    /** Whether the component goes through the driver with its type. */
    boolean isTyped() {
        return ColumnTypes.isTyped(base);
    }

    /** How the component goes. */
    ColumnType<T> base() {
        return base;
    }

    @SuppressWarnings("unchecked") // a column's values have its type
    private Object componentOf(Object value) {
        return component.apply((V) value);
    }

    @Override
    public @Nullable Elements<V> elements() {
        Elements<T> elements = Elements.of(base);
        return elements == null ? null : elements.mapped(component);
    }

    @Override
    public void set(PreparedStatement s, int parameter, @Nullable V value) throws SQLException {
        base.set(s, parameter, value == null ? null : component.apply(value));
    }

    @Override
    public @Nullable V getNullable(ResultSet rs, int column) throws SQLException {
        return reader.read(rs, column);
    }

    /** The value itself, unless the server stores another: a time that is cut. */
    @Override
    public V check(V value) {
        T given = component.apply(value);
        T stored = base.check(given);
        return stored.equals(given) ? value : make.apply(stored);
    }
}
