package dev.rowan.column;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * jOOQ's side of a date or timestamp, which goes through JDBC as the rows have it: jOOQ's own way through
 * {@code java.sql.Timestamp} knows neither infinities nor the years before Christ and shifts days before 1582. For generated
 * code. Immutable and thread-safe.
 *
 * @param <T> the type that jOOQ gives the column by itself
 * @param <U> the type that rows have
 */
public final class TimeBinding<T, U> extends TextBinding<T, U> {
    private static final long serialVersionUID = 1L;

    private enum Kind {
        DATE,
        TIMESTAMP,
        TIMESTAMPTZ
    }

    /** Makes a record of a time, and the time of it. */
    private record Component<V>(RecordType.Way<Object, V> make, RecordType.Way<V, Object> time)
            implements Serializable {}

    private final Kind kind;
    private final @Nullable Component<U> component;

    private TimeBinding(Kind kind, String sqlType, TextType<U> text, @Nullable Component<U> component) {
        super(sqlType, text);
        this.kind = kind;
        this.component = component;
    }

    @Override
    boolean isReadAsText() {
        return false;
    }

    /** Null goes as a text: the driver asks the server for the type of a null of a timestamp. */
    @Override
    void bind(PreparedStatement s, int parameter, @Nullable U value) throws SQLException {
        if (value == null) {
            super.bind(s, parameter, null);
            return;
        }
        U storable;
        try {
            storable = columnType().check(value);
        } catch (IllegalArgumentException e) {
            throw new CheckedStatement.Refused("parameter " + parameter, String.valueOf(e.getMessage()));
        }
        columnType().set(s, parameter, storable);
    }

    @Override
    @Nullable
    U value(ResultSet rs, int column) throws SQLException {
        return columnType().getNullable(rs, column);
    }

    @Override
    U ofMultiset(Object value) {
        Object plain = value instanceof OffsetDateTime time ? time.toInstant() : value;
        return component == null || plain instanceof String ? super.ofMultiset(plain) : component.make.of(plain);
    }

    @SuppressWarnings("unchecked") // the factories below pair kind and U
    private ColumnType<U> columnType() {
        ColumnType<?> type = switch (kind) {
            case DATE -> ColumnTypes.DATE;
            case TIMESTAMP -> ColumnTypes.TIMESTAMP;
            case TIMESTAMPTZ -> ColumnTypes.TIMESTAMPTZ;
        };
        return component == null
                ? (ColumnType<U>) type
                : RecordType.of((ColumnType<Object>) type, component.make::of, component.time::of);
    }

    /** {@code date}. */
    public static <T> TimeBinding<T, LocalDate> date() {
        return new TimeBinding<>(Kind.DATE, "date", TextTypes.DATE, null);
    }

    /** {@code timestamp}. */
    public static <T> TimeBinding<T, LocalDateTime> timestamp() {
        return new TimeBinding<>(Kind.TIMESTAMP, "timestamp", TextTypes.timestamp(6), null);
    }

    /** {@code timestamptz}. */
    public static <T> TimeBinding<T, Instant> timestamptz() {
        return new TimeBinding<>(Kind.TIMESTAMPTZ, "timestamptz", TextTypes.timestamptz(6), null);
    }

    /** Of times that are each in a generated record. */
    @SuppressWarnings("unchecked") // a binding's values have its type
    public static <T, U, V> TimeBinding<T, V> record(
            TimeBinding<T, U> times, Class<V> type, RecordType.Way<U, V> make, RecordType.Way<V, U> component) {
        return new TimeBinding<>(
                times.kind,
                times.sqlType(),
                RecordType.text(times.textType(), type, make, component),
                new Component<>((RecordType.Way<Object, V>) make, (RecordType.Way<V, Object>) component));
    }
}
