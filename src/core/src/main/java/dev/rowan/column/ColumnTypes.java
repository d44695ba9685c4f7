package dev.rowan.column;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
import org.jooq.types.YearToSecond;
import org.postgresql.util.PGobject;

/** The {@link ColumnType} of each PostgreSQL type. */
public final class ColumnTypes {
    /** {@code boolean}. */
    public static final ColumnType<Boolean> BOOL = DriverWay.BOOL.type(Types.BOOLEAN, "bool");

    /** {@code smallint}. */
    public static final ColumnType<Short> INT2 = DriverWay.INT2.type(Types.SMALLINT, "int2");

    /** {@code integer}. */
    public static final ColumnType<Integer> INT4 = DriverWay.INT4.type(Types.INTEGER, "int4");

    /** {@code bigint}. */
    public static final ColumnType<Long> INT8 = DriverWay.INT8.type(Types.BIGINT, "int8");

    /** {@code real}. */
    public static final ColumnType<Float> FLOAT4 = DriverWay.FLOAT4.type(Types.REAL, "float4");

    /** {@code double precision}. */
    public static final ColumnType<Double> FLOAT8 = DriverWay.FLOAT8.type(Types.DOUBLE, "float8");

    /** {@code numeric} without a declared scale. */
    public static final ColumnType<BigDecimal> NUMERIC =
            DriverWay.NUMERIC.<BigDecimal>type(Types.NUMERIC, "numeric").checked(StandardText.NUMERIC.stored());

    /** {@code text}, {@code varchar}, {@code char}. Refuses what UTF-8 in PostgreSQL cannot hold. */
    public static final ColumnType<String> TEXT =
            DriverWay.TEXT.<String>type(Types.VARCHAR, "varchar").checked(StandardText.TEXT.stored());

    /** {@code uuid}. */
    public static final ColumnType<UUID> UUID = object(Types.OTHER, "uuid", UUID.class);

    /** {@code date}. */
    public static final ColumnType<LocalDate> DATE =
            object(Types.DATE, "date", LocalDate.class).checked(StandardText.DATE.stored());

    /** {@code time}. Cut to microseconds. */
    public static final ColumnType<LocalTime> TIME = time(6);

    /** {@code time with time zone}. Cut to microseconds. */
    public static final ColumnType<OffsetTime> TIMETZ = timetz(6);

    /** {@code timestamp}. Cut to microseconds. */
    public static final ColumnType<LocalDateTime> TIMESTAMP = timestamp(6);

    /** {@code timestamptz}. Cut to microseconds. */
    public static final ColumnType<Instant> TIMESTAMPTZ = timestamptz(6);

    /** {@code json}. */
    public static final ColumnType<JSON> JSON = document("json", StandardText.JSON);

    /** {@code jsonb}. */
    public static final ColumnType<JSONB> JSONB = document("jsonb", StandardText.JSONB);

    /** {@code bytea}. The array is neither copied when it is given nor when it is read. */
    public static final ColumnType<byte[]> BYTEA = DriverWay.BYTEA.type(Types.BINARY, "bytea");

    /** {@code interval}. */
    public static final ColumnType<YearToSecond> INTERVAL = document("interval", StandardText.INTERVAL);

    /** {@code oid}: from 0 to 4294967295. */
    public static final ColumnType<Long> OID = checked(INT8, StandardText.OID.stored());

    /** {@code name}: a longer text is refused, where PostgreSQL would cut it. */
    public static final ColumnType<String> NAME = checked(TEXT, StandardText.NAME.stored());

    /** {@code "char"}: one ASCII character or none. */
    public static final ColumnType<String> CHAR = checked(TEXT, StandardText.CHAR.stored());

    /** {@code xml}. Refuses an XML declaration, which PostgreSQL rewrites. */
    public static final ColumnType<XML> XML = document("xml", StandardText.XML);

    private ColumnTypes() {}

    /** {@code numeric(precision, scale)}: a value with more decimals is refused, where PostgreSQL would round it. */
    public static ColumnType<BigDecimal> numeric(int precision, int scale) {
        return checked(NUMERIC, value -> Storable.numeric(value, precision, scale));
    }

    /** {@code varchar(length)}: a longer text is refused, where PostgreSQL would cut blanks off its end. */
    public static ColumnType<String> varchar(int length) {
        return checked(TEXT, text -> Storable.within(text, length, "varchar"));
    }

    /** {@code time(digits)}. Cut to these digits of a second. */
    public static ColumnType<LocalTime> time(int digits) {
        return exact(object(Types.TIME, "time", LocalTime.class)).checked(t -> Storable.cut(t, digits));
    }

    /** {@code time(digits) with time zone}. Cut to these digits of a second. */
    public static ColumnType<OffsetTime> timetz(int digits) {
        return exact(object(Types.TIME_WITH_TIMEZONE, "timetz", OffsetTime.class))
                .checked(t -> Storable.cut(t, digits));
    }

    /** {@code timestamp(digits)}. Cut to these digits of a second. */
    public static ColumnType<LocalDateTime> timestamp(int digits) {
        return object(Types.TIMESTAMP, "timestamp", LocalDateTime.class).checked(t -> Storable.time(t, digits));
    }

    /**
     * {@code timestamp(digits) with time zone}. Cut to these digits of a second.
     */
    public static ColumnType<Instant> timestamptz(int digits) {
        return DriverWay.TIMESTAMPTZ
                .<Instant>type(Types.TIMESTAMP_WITH_TIMEZONE, "timestamptz")
                .checked(t -> Storable.time(t, digits));
    }

    /** {@code interval} with the fields and digits of {@code pg_attribute.atttypmod}: what they do not keep is refused. */
    public static ColumnType<YearToSecond> interval(int modifier) {
        return checked(INTERVAL, value -> Storable.interval(INTERVAL.check(value), modifier));
    }

    /**
     * An enum of PostgreSQL or the values of a check, as a Java enum. A value that the Java enum does not have, which a newer
     * release may have written, raises an SQLException when it is read.
     */
    public static <E extends Enum<E>> ColumnType<E> enumeration(E[] constants, Function<E, String> literal) {
        Map<String, E> byLiteral = Arrays.stream(constants).collect(Collectors.toUnmodifiableMap(literal, c -> c));
        return DriverType.of(
                Types.VARCHAR,
                new Elements<>("varchar", literal::apply),
                (s, parameter, value) -> s.setString(parameter, literal.apply(value)),
                (rs, column) -> {
                    String text = rs.getString(column);
                    E constant = text == null ? null : byLiteral.get(text);
                    if (text != null && constant == null) {
                        throw new OwnProblem("column " + rs.getMetaData().getColumnLabel(column)
                                + " has a value that this jar's enum does not know");
                    }
                    return constant;
                });
    }

    /** Whether the driver is always told the type, but for null. */
    public static boolean isTyped(ColumnType<?> type) {
        return type instanceof DriverType || (type instanceof RecordType<?, ?> record && record.isTyped());
    }

    private static <T> ColumnType<T> checked(ColumnType<T> type, TextType.Step<T, T> check) {
        return ((DriverType<T>) type).checked(check);
    }

    private static <T> DriverType<T> object(int sqlType, String name, Class<T> javaType) {
        return DriverType.of(
                sqlType,
                Elements.of(name),
                PreparedStatement::setObject,
                (rs, column) -> rs.getObject(column, javaType));
    }

    private static <T> DriverType<T> document(String typeName, StandardText text) {
        TextType.Step<String, T> read = text.parse();
        return DriverType.<T>of(
                        Types.OTHER,
                        Elements.of(typeName),
                        (s, parameter, value) -> {
                            var typed = new PGobject();
                            typed.setType(typeName);
                            typed.setValue(text.format(value));
                            s.setObject(parameter, typed);
                        },
                        (rs, column) -> {
                            String written = rs.getString(column);
                            try {
                                return written == null ? null : read.apply(written);
                            } catch (TextType.Unreadable e) {
                                throw new OwnProblem(
                                        "column " + rs.getMetaData().getColumnLabel(column) + " " + e.getMessage());
                            }
                        })
                .checked(text.stored());
    }

    /** The two infinities lie outside of what UTC can show. */
    static OffsetDateTime inUtc(Instant time) {
        if (time.equals(OffsetDateTime.MAX.toInstant())) {
            return OffsetDateTime.MAX;
        }
        return time.equals(OffsetDateTime.MIN.toInstant()) ? OffsetDateTime.MIN : time.atOffset(ZoneOffset.UTC);
    }

    /** The driver reads the time 24:00 as the last nanosecond of the day, which PostgreSQL has not, and fails at that timetz. */
    private static <T extends Temporal> DriverType<T> exact(DriverType<T> type) {
        return DriverType.of(type.sqlType(), type.elements(), type.setter(), (rs, column) -> {
            T value;
            try {
                value = type.getNullable(rs, column);
            } catch (DateTimeException e) {
                throw endOfDay(rs, column);
            }
            if (value != null && value.get(ChronoField.NANO_OF_SECOND) % 1_000 != 0) {
                throw endOfDay(rs, column);
            }
            return value;
        });
    }

    private static SQLException endOfDay(ResultSet rs, int column) throws SQLException {
        return new OwnProblem(
                "column " + rs.getMetaData().getColumnLabel(column) + " is 24:00, which no time of Java is");
    }
}
