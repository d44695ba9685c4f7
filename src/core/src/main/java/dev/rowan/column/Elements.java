package dev.rowan.column;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;

/**
 * How values of a {@link ColumnType} go to the server together, as the text of one array. What the server makes of an element is
 * what it makes of a single value: the array's elements have the type that a single value is sent with. Immutable and thread-safe.
 *
 * @param sqlType the type that a single value is sent with
 * @param plain what is written for a value; an {@link IllegalArgumentException} refuses it
 */
public record Elements<T>(String sqlType, Function<T, Object> plain) {
    private static final long SHORT = 24;

    /** A type whose values can be the elements of an array. */
    interface Listed<T> {
        /** Null when the type behind it has none. */
        @Nullable
        Elements<T> elements();
    }

    /** Of values that {@link #append} knows. */
    static <T> Elements<T> of(String sqlType) {
        return new Elements<>(sqlType, value -> value);
    }

    /** Null for a binding of the user's, which sets values one by one. */
    @SuppressWarnings("unchecked") // a listed type has elements of its own class
    static <T> @Nullable Elements<T> of(ColumnType<T> type) {
        return switch (type) {
            case TextType<T> text -> new Elements<>("varchar", text::format); // set by setString
            case Listed<?> listed -> ((Listed<T>) listed).elements();
            default -> null;
        };
    }

    /** For texts: the values of a column that can be listed, one a row, out of an array that is a parameter. */
    public static String unnested(Column column) {
        return "unnest(?::pg_catalog." + requireNonNull(of(column.type())).sqlType() + "[])"
                + column.parameter().substring(1);
    }

    /** As another Java type. */
    <U> Elements<U> mapped(Function<U, T> stored) {
        return new Elements<>(sqlType, value -> plain.apply(stored.apply(value)));
    }

    /** How long the text of a value is, about. */
    long length(Object value) {
        return switch (value) {
            case String text -> text.length();
            case byte[] bytes -> 2L * bytes.length;
            case JSON json -> json.data().length();
            case JSONB json -> json.data().length();
            case XML xml -> xml.data().length();
            case Number number -> SHORT;
            case Boolean truth -> SHORT;
            case Enum<?> constant -> SHORT;
            case UUID uuid -> SHORT;
            case Temporal time -> SHORT;
            case Object other -> lengthOfPlain(other);
        };
    }

    @SuppressWarnings("unchecked") // a column's values have its type
    private long lengthOfPlain(Object value) {
        try {
            Object written = plain.apply((T) value);
            return written.equals(value) ? SHORT : length(written);
        } catch (IllegalArgumentException e) {
            return SHORT; // it is refused when it is set, by its place
        }
    }

    /** How a text is written whose characters may mean something there. */
    @FunctionalInterface
    interface Quoting {
        void append(String plain, StringBuilder text);
    }

    /** Writes an element. */
    void append(@Nullable T value, StringBuilder array) {
        if (value == null) {
            array.append("NULL");
        } else {
            append(value, array, ArrayText::quote);
        }
    }

    /** Writes a value; a number is written as it is. */
    void append(T value, StringBuilder out, Quoting quoting) {
        switch (plain.apply(value)) {
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(number.longValue());
            case Short number -> out.append(number.shortValue());
            case Boolean truth -> out.append(truth.booleanValue());
            case Float number -> out.append(number.floatValue());
            case Double number -> out.append(number.doubleValue());
            case BigDecimal number -> out.append(number);
            case UUID uuid -> out.append(uuid);
            case String text -> quoting.append(text, out);
            case LocalDate date -> quoting.append(TimeText.text(date), out);
            case LocalDateTime time -> quoting.append(TimeText.text(time), out);
            case Instant time -> quoting.append(TimeText.text(time), out);
            case JSON json -> quoting.append(json.data(), out);
            case JSONB json -> quoting.append(json.data(), out);
            case XML xml -> quoting.append(xml.data(), out);
            case YearToSecond interval -> quoting.append(IntervalText.format(interval), out);
            case byte[] bytes -> quoting.append("\\x" + HexFormat.of().formatHex(bytes), out);
            case Object other -> quoting.append(other.toString(), out);
        }
    }
}
