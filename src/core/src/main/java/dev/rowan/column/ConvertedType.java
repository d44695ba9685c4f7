package dev.rowan.column;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.Converter;
import org.jspecify.annotations.Nullable;

/** A type behind a converter of jOOQ's, which may be a user's and fail. Its exceptions may hold values: messages do not. */
final class ConvertedType<T, U> implements ColumnType<U>, Elements.Listed<U> {
    private final ColumnType<T> base;
    private final Converter<T, U> converter;
    private final String owner;

    /** {@code owner}: the table's column that has the converter, for messages; empty where none has. */
    ConvertedType(ColumnType<T> base, Converter<T, U> converter, String owner) {
        this.base = base;
        this.converter = converter;
        this.owner = owner;
    }

    /** A column's label is the query's; the table's column says where the converter is configured. */
    private String column(ResultSet rs, int column) throws SQLException {
        String label = rs.getMetaData().getColumnLabel(column);
        return owner.isEmpty() ? label : label + " (" + owner + ")";
    }

    /** As text; {@code text} is how the other side of the converter goes so. */
    TextType<U> text(TextType<T> text) {
        return new TextType<>(
                converter.toType(),
                value -> requireNonNull(converter.from(text.parse(value))),
                value -> text.format(stored(value)),
                this::check,
                null,
                text.wire(value -> requireNonNull(converter.from(value)), this::stored));
    }

    @Override
    public @Nullable Elements<U> elements() {
        Elements<T> elements = Elements.of(base);
        return elements == null ? null : elements.mapped(this::stored);
    }

    @Override
    public void set(PreparedStatement s, int parameter, @Nullable U value) throws SQLException {
        T stored;
        try {
            stored = value == null ? null : stored(value);
        } catch (IllegalArgumentException e) {
            throw new CheckedStatement.Refused("parameter " + parameter, String.valueOf(e.getMessage()));
        }
        base.set(s, parameter, stored);
    }

    @Override
    public @Nullable U getNullable(ResultSet rs, int column) throws SQLException {
        T stored = base.getNullable(rs, column);
        return stored == null ? null : converted(stored, rs, column);
    }

    @Override
    public U get(ResultSet rs, int column) throws SQLException {
        U value = converted(base.get(rs, column), rs, column);
        if (value == null) {
            throw new OwnProblem(
                    "column " + column(rs, column) + " is NOT NULL, and its converter made null of a value");
        }
        return value;
    }

    /** The value itself, once the converter and the type behind it take it. */
    @Override
    public U check(U value) {
        stored(value);
        return value;
    }

    /** jOOQ's AutoConverter makes null of a text that is no number, in silence. */
    private T stored(U value) {
        T stored;
        try {
            stored = converter.to(value);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "the converter threw " + e.getClass().getName(), e);
        }
        if (stored == null) {
            throw new IllegalArgumentException("the converter made null of a value: give null itself");
        }
        return base.check(stored);
    }

    private @Nullable U converted(T stored, ResultSet rs, int column) throws SQLException {
        try {
            return converter.from(stored);
        } catch (RuntimeException e) {
            throw new OwnProblem(
                    "the converter of column " + column(rs, column) + " threw "
                            + e.getClass().getName(),
                    e);
        }
    }
}
