package dev.rowan.column;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type whose values go through JDBC as PostgreSQL writes them in text: read from {@code column::text}, sent as
 * {@code ?::type}. One with a {@link Wire} goes so in arrays and in lists of rows alone. Immutable and thread-safe; serializable, as
 * jOOQ's tables are.
 *
 * @param <T> the Java type
 */
public final class TextType<T> implements ColumnType<T>, Serializable {
    private static final long serialVersionUID = 1L;

    /** A step of the way; raises an IllegalArgumentException, which holds no value, for what the other side cannot hold. */
    @FunctionalInterface
    public interface Step<A, B> extends Serializable {
        /** The value of the other side. */
        B apply(A value);
    }

    /** How a single value goes through JDBC where its text would cost too much: as one of another type, which the server casts. */
    public interface Wire<T> extends Serializable {
        /** What a select casts the column to, without a search path: {@code real[]}. */
        String readAs();

        /** Binds a value, as one that {@code ?::type} casts to the type. */
        void set(PreparedStatement s, int parameter, T value) throws SQLException;

        /** Binds null, with the type that values are sent with. */
        void setNull(PreparedStatement s, int parameter) throws SQLException;

        /** Reads a value of {@link #readAs}; null for SQL's. An IllegalArgumentException says that the class cannot hold it. */
        @Nullable
        T get(ResultSet rs, int column) throws SQLException;
    }

    private final Class<T> javaType;
    private final Step<String, T> parse;
    private final Step<T, String> format;
    private final Step<T, T> check;

    private final @Nullable Component<?, T> component;
    private final @Nullable Wire<T> wire;

    /** What a value is a record of. */
    record Component<C, T>(Class<C> type, RecordType.Way<C, T> make) implements Serializable {
        T of(Object value) {
            return make.of(type.cast(value));
        }
    }

    TextType(Class<T> javaType, Step<String, T> parse, Step<T, String> format, Step<T, T> check) {
        this(javaType, parse, format, check, null, null);
    }

    TextType(
            Class<T> javaType,
            Step<String, T> parse,
            Step<T, String> format,
            Step<T, T> check,
            @Nullable Component<?, T> component,
            @Nullable Wire<T> wire) {
        this.javaType = javaType;
        this.parse = parse;
        this.format = format;
        this.check = check;
        this.component = component;
        this.wire = wire;
    }

    /**
     * A type of an extension.
     *
     * @param parse reads what PostgreSQL writes
     * @param format writes what PostgreSQL reads
     */
    public static <T> TextType<T> of(Class<T> javaType, Step<String, T> parse, Step<T, String> format) {
        return new TextType<>(javaType, parse, format, value -> value);
    }

    /** The same type, whose single values go another way. */
    public TextType<T> by(Wire<T> way) {
        return new TextType<>(javaType, parse, format, check, component, way);
    }

    /** What a select has after the column's name: {@code ::text}, or what its {@link Wire} reads. */
    public String cast() {
        return wire == null ? "::text" : "::" + wire.readAs();
    }

    /** Null where a value is no record of another. */
    @Nullable
    Component<?, T> component() {
        return component;
    }

    /** One-dimensional arrays of it, which may have null elements. */
    public TextType<@Nullable T[]> array() {
        return array(',');
    }

    /** The same of a type whose elements are separated by another character: {@code ;} of {@code box}. */
    public TextType<@Nullable T[]> array(char delimiter) {
        return new ArrayText<>(this, delimiter).type();
    }

    /** The way of another class, each of whose values is made of one of these; null where this has none. */
    <U> @Nullable Wire<U> wire(Step<T, U> make, Step<U, T> stored) {
        Wire<T> own = wire;
        return own == null
                ? null
                : new Wire<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String readAs() {
                        return own.readAs();
                    }

                    @Override
                    public void set(PreparedStatement s, int parameter, U value) throws SQLException {
                        own.set(s, parameter, stored.apply(value));
                    }

                    @Override
                    public void setNull(PreparedStatement s, int parameter) throws SQLException {
                        own.setNull(s, parameter);
                    }

                    @Override
                    public @Nullable U get(ResultSet rs, int column) throws SQLException {
                        T value = own.get(rs, column);
                        return value == null ? null : make.apply(value);
                    }
                };
    }

    /** The same type, whose values are checked further: an IllegalArgumentException, which holds no value, refuses one. */
    public TextType<T> checked(Step<T, T> more) {
        Step<T, T> first = check;
        return new TextType<>(javaType, parse, format, value -> more.apply(first.apply(value)), null, wire);
    }

    /** What PostgreSQL reads as an array of these values, null among them. */
    public String arrayText(List<? extends @Nullable T> values) {
        var text = new StringBuilder("{");
        for (T value : values) {
            if (text.length() > 1) {
                text.append(',');
            }
            if (value == null) {
                text.append("NULL");
            } else {
                ArrayText.quote(format(value), text);
            }
        }
        return text.append('}').toString();
    }

    Class<T> javaType() {
        return javaType;
    }

    /** What PostgreSQL has written. */
    T parse(String text) {
        return parse.apply(text);
    }

    /** What PostgreSQL can read. */
    String format(T value) {
        return format.apply(value);
    }

    @Override
    public void set(PreparedStatement s, int parameter, @Nullable T value) throws SQLException {
        if (wire != null) {
            if (value == null) {
                wire.setNull(s, parameter);
            } else {
                wire.set(s, parameter, value);
            }
        } else if (value == null) {
            s.setNull(parameter, Types.VARCHAR);
        } else {
            s.setString(parameter, format.apply(value));
        }
    }

    @Override
    public @Nullable T getNullable(ResultSet rs, int column) throws SQLException {
        try {
            if (wire != null) {
                return wire.get(rs, column);
            }
            String text = rs.getString(column);
            return text == null ? null : parse.apply(text);
        } catch (Unreadable e) {
            throw new OwnProblem("column " + rs.getMetaData().getColumnLabel(column) + " " + e.getMessage());
        } catch (RuntimeException e) { // whose message may have the value
            throw new OwnProblem("column " + rs.getMetaData().getColumnLabel(column) + " has a value that no "
                    + javaType.getSimpleName() + " can hold");
        }
    }

    @Override
    public T check(T value) {
        return requireNonNull(check.apply(value));
    }

    /** Says why a value cannot be read, as the end of a sentence that begins with the column. */
    static final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }
}
