package dev.rowan.column;

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

    private final Kind kind;

    private TimeBinding(Kind kind, String sqlType, TextType<U> text) {
        super(sqlType, text);
        this.kind = kind;
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
        return super.ofMultiset(value instanceof OffsetDateTime time ? time.toInstant() : value);
    }

    @SuppressWarnings("unchecked") // the factories below pair kind and U
    private ColumnType<U> columnType() {
        return (ColumnType<U>)
                switch (kind) {
                    case DATE -> ColumnTypes.DATE;
                    case TIMESTAMP -> ColumnTypes.TIMESTAMP;
                    case TIMESTAMPTZ -> ColumnTypes.TIMESTAMPTZ;
                };
    }

    /** {@code date}. */
    public static <T> TimeBinding<T, LocalDate> date() {
        return new TimeBinding<>(Kind.DATE, "date", TextTypes.DATE);
    }

    /** {@code timestamp}. */
    public static <T> TimeBinding<T, LocalDateTime> timestamp() {
        return new TimeBinding<>(Kind.TIMESTAMP, "timestamp", TextTypes.timestamp(6));
    }

    /** {@code timestamptz}. */
    public static <T> TimeBinding<T, Instant> timestamptz() {
        return new TimeBinding<>(Kind.TIMESTAMPTZ, "timestamptz", TextTypes.timestamptz(6));
    }
}
