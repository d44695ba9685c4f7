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
 * {@code ?::type}. Immutable and thread-safe; serializable, as jOOQ's tables are.
 *
 * @param <T> the Java type
 */
public final class TextType<T> implements ColumnType<T>, Serializable {
    private static final long serialVersionUID = 1L;

    /** A step of the way; raises an IllegalArgumentException, which holds no value, for what the other side cannot hold. */
    @FunctionalInterface
    interface Step<A, B> extends Serializable {
        B apply(A value);
    }

    private final Class<T> javaType;
    private final Step<String, T> parse;
    private final Step<T, String> format;
    private final Step<T, T> check;

    private final @Nullable Component<?, T> component;

    /** What a value is a record of. */
    record Component<C, T>(Class<C> type, RecordType.Way<C, T> make) implements Serializable {
        T of(Object value) {
            return make.of(type.cast(value));
        }
    }

    TextType(Class<T> javaType, Step<String, T> parse, Step<T, String> format, Step<T, T> check) {
        this(javaType, parse, format, check, null);
    }

    TextType(
            Class<T> javaType,
            Step<String, T> parse,
            Step<T, String> format,
            Step<T, T> check,
            @Nullable Component<?, T> component) {
        this.javaType = javaType;
        this.parse = parse;
        this.format = format;
        this.check = check;
        this.component = component;
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

    /** The same type, whose values are checked further. */
    TextType<T> checked(Step<T, T> more) {
        Step<T, T> first = check;
        return new TextType<>(javaType, parse, format, value -> more.apply(first.apply(value)));
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
        if (value == null) {
            s.setNull(parameter, Types.VARCHAR);
        } else {
            s.setString(parameter, format.apply(value));
        }
    }

    @Override
    public @Nullable T getNullable(ResultSet rs, int column) throws SQLException {
        String text = rs.getString(column);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
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
