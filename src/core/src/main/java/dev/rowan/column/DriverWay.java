package dev.rowan.column;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How the driver takes and gives the values of the most frequent types: one class for all of them, as {@link StandardText} is for their
 * texts.
 */
enum DriverWay implements DriverType.Setter<Object>, DriverType.Getter<Object> {
    BOOL,
    INT2,
    INT4,
    INT8,
    FLOAT4,
    FLOAT8,
    NUMERIC,
    TEXT,
    BYTEA,
    TIMESTAMPTZ;

    /**
     * @param sqlType of null
     * @param name what PostgreSQL calls the type that the driver sends
     */
    @SuppressWarnings("unchecked") // its values have the class that its user names
    <T> DriverType<T> type(int sqlType, String name) {
        return DriverType.of(
                sqlType, Elements.of(name), (DriverType.Setter<T>) this, (DriverType.Getter<T>) (Object) this);
    }

    @Override
    public void set(PreparedStatement s, int parameter, Object value) throws SQLException {
        switch (this) {
            case BOOL -> s.setBoolean(parameter, (Boolean) value);
            case INT2 -> s.setShort(parameter, (Short) value);
            case INT4 -> s.setInt(parameter, (Integer) value);
            case INT8 -> s.setLong(parameter, (Long) value);
            case FLOAT4 -> s.setFloat(parameter, (Float) value);
            case FLOAT8 -> s.setDouble(parameter, (Double) value);
            case NUMERIC -> s.setBigDecimal(parameter, (BigDecimal) value);
            case TEXT -> s.setString(parameter, (String) value);
            case BYTEA -> s.setBytes(parameter, (byte[]) value);
            case TIMESTAMPTZ -> // the driver takes no Instant
                s.setObject(parameter, ColumnTypes.inUtc((Instant) value));
        }
    }

    @Override
    public @Nullable Object get(ResultSet rs, int column) throws SQLException {
        return switch (this) {
            case BOOL -> {
                boolean value = rs.getBoolean(column);
                yield (value || !rs.wasNull()) ? value : null;
            }
            case INT2 -> {
                short value = rs.getShort(column);
                yield value != 0 || !rs.wasNull() ? value : null;
            }
            case INT4 -> {
                int value = rs.getInt(column);
                yield value != 0 || !rs.wasNull() ? value : null;
            }
            case INT8 -> {
                long value = rs.getLong(column);
                yield value != 0 || !rs.wasNull() ? value : null;
            }
            case FLOAT4 -> {
                float value = rs.getFloat(column);
                yield value != 0 || !rs.wasNull() ? value : null;
            }
            case FLOAT8 -> {
                double value = rs.getDouble(column);
                yield value != 0 || !rs.wasNull() ? value : null;
            }
            case NUMERIC -> rs.getBigDecimal(column);
            case TEXT -> rs.getString(column);
            case BYTEA -> rs.getBytes(column);
            case TIMESTAMPTZ -> {
                OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
        };
    }
}
