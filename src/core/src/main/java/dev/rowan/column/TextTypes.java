package dev.rowan.column;

import dev.rowan.column.TextType.Unreadable;
import dev.rowan.type.Cidr;
import dev.rowan.type.Hstore;
import dev.rowan.type.Inet;
import dev.rowan.type.Ltree;
import dev.rowan.type.Range;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
import org.jooq.types.YearToSecond;

/**
 * The {@link TextType} of PostgreSQL's types: of those that the driver has no good way for, and of the elements of arrays
 * and the bounds of ranges.
 */
public final class TextTypes {
    /** {@code text}, and every type whose values are a String in Java. */
    public static final TextType<String> TEXT = StandardText.TEXT.type(String.class);

    /** {@code char(n)}, whatever {@code n}: without the blanks that PostgreSQL fills it up with. */
    public static final TextType<String> CHARACTER = StandardText.CHARACTER.type(String.class);

    /** {@code boolean}. */
    public static final TextType<Boolean> BOOL = StandardText.BOOL.type(Boolean.class);

    /** {@code smallint}. */
    public static final TextType<Short> INT2 = StandardText.INT2.type(Short.class);

    /** {@code integer}. */
    public static final TextType<Integer> INT4 = StandardText.INT4.type(Integer.class);

    /** {@code bigint}. */
    public static final TextType<Long> INT8 = StandardText.INT8.type(Long.class);

    /** {@code oid}. */
    public static final TextType<Long> OID = StandardText.OID.type(Long.class);

    /** {@code real}. */
    public static final TextType<Float> FLOAT4 = StandardText.FLOAT4.type(Float.class);

    /** {@code double precision}. */
    public static final TextType<Double> FLOAT8 = StandardText.FLOAT8.type(Double.class);

    /** {@code numeric} without a declared scale. */
    public static final TextType<BigDecimal> NUMERIC = StandardText.NUMERIC.type(BigDecimal.class);

    /** {@code uuid}. */
    public static final TextType<UUID> UUID = StandardText.UUID.type(UUID.class);

    /** {@code date}. */
    public static final TextType<LocalDate> DATE = StandardText.DATE.type(LocalDate.class);

    /** {@code bytea}. */
    public static final TextType<byte[]> BYTEA = StandardText.BYTEA.type(byte[].class);

    /** {@code interval}. */
    public static final TextType<YearToSecond> INTERVAL = StandardText.INTERVAL.type(YearToSecond.class);

    /** {@code name}. */
    public static final TextType<String> NAME = StandardText.NAME.type(String.class);

    /** {@code "char"}. */
    public static final TextType<String> CHAR = StandardText.CHAR.type(String.class);

    /** {@code json}. */
    public static final TextType<JSON> JSON = StandardText.JSON.type(JSON.class);

    /** {@code jsonb}. */
    public static final TextType<JSONB> JSONB = StandardText.JSONB.type(JSONB.class);

    /** {@code xml}. */
    public static final TextType<XML> XML = StandardText.XML.type(XML.class);

    /** {@code inet}. */
    public static final TextType<Inet> INET = StandardText.INET.type(Inet.class);

    /** {@code cidr}. */
    public static final TextType<Cidr> CIDR = StandardText.CIDR.type(Cidr.class);

    /** {@code hstore}. */
    public static final TextType<Hstore> HSTORE = StandardText.HSTORE.type(Hstore.class);

    /** {@code ltree}. */
    public static final TextType<Ltree> LTREE = StandardText.LTREE.type(Ltree.class);

    /** {@code int4range}. */
    public static final TextType<Range<Integer>> INT4RANGE = RangeText.of(INT4);

    /** {@code int8range}. */
    public static final TextType<Range<Long>> INT8RANGE = RangeText.of(INT8);

    /** {@code numrange}. */
    public static final TextType<Range<BigDecimal>> NUMRANGE =
            RangeText.of(StandardText.NUMRANGE_BOUND.type(BigDecimal.class));

    /** {@code daterange}. */
    public static final TextType<Range<LocalDate>> DATERANGE = RangeText.of(DATE);

    /** {@code tsrange}. */
    public static final TextType<Range<LocalDateTime>> TSRANGE =
            RangeText.of(StandardText.TIMESTAMP.type(LocalDateTime.class));

    /** {@code tstzrange}. */
    public static final TextType<Range<Instant>> TSTZRANGE = RangeText.of(StandardText.TIMESTAMPTZ.type(Instant.class));

    private TextTypes() {}

    /** {@code numeric(precision, scale)}. */
    public static TextType<BigDecimal> numeric(int precision, int scale) {
        return NUMERIC.checked(v -> Storable.numeric(v, precision, scale));
    }

    /** {@code varchar(length)}. */
    public static TextType<String> varchar(int length) {
        return TEXT.checked(v -> Storable.within(v, length, "varchar"));
    }

    /** {@code char(length)}: trailing blanks, which it does not tell from its padding, are refused. */
    public static TextType<String> character(int length) {
        return CHARACTER.checked(v -> Storable.character(v, length));
    }

    /** {@code bit(length)}. */
    public static TextType<String> bit(int length) {
        return TEXT.checked(v -> Storable.bits(v, length, length, "bit"));
    }

    /** {@code bit varying(length)}; -1 for any. */
    public static TextType<String> varbit(int length) {
        return TEXT.checked(v -> Storable.bits(v, 0, length, "varbit"));
    }

    /** {@code time(digits)}. */
    public static TextType<LocalTime> time(int digits) {
        return new TextType<>(LocalTime.class, TimeText::time, String::valueOf, v -> Storable.cut(v, digits));
    }

    /** {@code time(digits) with time zone}. */
    public static TextType<OffsetTime> timetz(int digits) {
        return new TextType<>(OffsetTime.class, TimeText::timetz, String::valueOf, v -> Storable.cut(v, digits));
    }

    /** {@code timestamp(digits)}. */
    public static TextType<LocalDateTime> timestamp(int digits) {
        return StandardText.TIMESTAMP.type(LocalDateTime.class).checked(v -> Storable.time(v, digits));
    }

    /** {@code timestamp(digits) with time zone}. */
    public static TextType<Instant> timestamptz(int digits) {
        return StandardText.TIMESTAMPTZ.type(Instant.class).checked(v -> Storable.time(v, digits));
    }

    /** {@code interval} with the fields and digits of {@code pg_attribute.atttypmod}. */
    public static TextType<YearToSecond> interval(int modifier) {
        return INTERVAL.checked(v -> Storable.interval(v, modifier));
    }

    /** How an enum is written. */
    @FunctionalInterface
    public interface Literal<E> extends Serializable {
        /** In SQL. */
        String of(E constant);
    }

    /** One of PostgreSQL's enums; a value that the Java enum does not have raises an SQLException when it is read. */
    public static <E extends Enum<E>> TextType<E> enumeration(Class<E> javaType, Literal<E> literal) {
        Map<String, E> byLiteral = new HashMap<>();
        for (E constant : javaType.getEnumConstants()) {
            byLiteral.put(literal.of(constant), constant);
        }
        return new TextType<>(
                javaType,
                text -> {
                    E constant = byLiteral.get(text);
                    if (constant == null) {
                        throw new Unreadable("has a value that this jar's enum does not know");
                    }
                    return constant;
                },
                literal::of,
                v -> v);
    }
}
