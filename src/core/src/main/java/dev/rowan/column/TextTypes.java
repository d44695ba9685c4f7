package dev.rowan.column;

import dev.rowan.column.TextType.Step;
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
import java.util.HexFormat;
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
    public static final TextType<String> TEXT = new TextType<>(String.class, t -> t, t -> t, Storable::text);

    /** {@code char(n)}, whatever {@code n}: without the blanks that PostgreSQL fills it up with. */
    public static final TextType<String> CHARACTER =
            new TextType<>(String.class, Storable::withoutBlanks, t -> t, Storable::text);

    /** {@code boolean}. */
    public static final TextType<Boolean> BOOL = plain(Boolean.class, t -> t.startsWith("t"));

    /** {@code smallint}. */
    public static final TextType<Short> INT2 = plain(Short.class, Short::valueOf);

    /** {@code integer}. */
    public static final TextType<Integer> INT4 = plain(Integer.class, Integer::valueOf);

    /** {@code bigint}. */
    public static final TextType<Long> INT8 = plain(Long.class, Long::valueOf);

    /** {@code oid}. */
    public static final TextType<Long> OID = INT8.checked(Storable::oid);

    /** {@code real}. */
    public static final TextType<Float> FLOAT4 = plain(Float.class, Float::valueOf);

    /** {@code double precision}. */
    public static final TextType<Double> FLOAT8 = plain(Double.class, Double::valueOf);

    /** {@code numeric} without a declared scale. */
    public static final TextType<BigDecimal> NUMERIC =
            new TextType<>(BigDecimal.class, BigDecimal::new, String::valueOf, Storable::numeric);

    /** {@code uuid}. */
    public static final TextType<UUID> UUID = plain(UUID.class, java.util.UUID::fromString);

    /** {@code date}. */
    public static final TextType<LocalDate> DATE =
            new TextType<>(LocalDate.class, TimeText::date, TimeText::text, Storable::date);

    /** {@code bytea}. */
    public static final TextType<byte[]> BYTEA = new TextType<>(
            byte[].class, TextTypes::bytes, v -> "\\x" + HexFormat.of().formatHex(v), v -> v);

    /** {@code interval}. */
    public static final TextType<YearToSecond> INTERVAL =
            new TextType<>(YearToSecond.class, IntervalText::parse, IntervalText::format, Storable::interval);

    /** {@code name}. */
    public static final TextType<String> NAME = TEXT.checked(Storable::name);

    /** {@code "char"}. */
    public static final TextType<String> CHAR = TEXT.checked(Storable::ascii);

    /** {@code json}. */
    public static final TextType<JSON> JSON = document(JSON.class, org.jooq.JSON::json, org.jooq.JSON::data);

    /** {@code jsonb}. */
    public static final TextType<JSONB> JSONB = document(JSONB.class, org.jooq.JSONB::jsonb, org.jooq.JSONB::data);

    /** {@code xml}. */
    public static final TextType<XML> XML =
            document(XML.class, org.jooq.XML::xml, org.jooq.XML::data).checked(Storable::withoutDeclaration);

    /** {@code inet}. */
    public static final TextType<Inet> INET = plain(Inet.class, Inet::parse);

    /** {@code cidr}. */
    public static final TextType<Cidr> CIDR = plain(Cidr.class, Cidr::parse);

    /** {@code hstore}. */
    public static final TextType<Hstore> HSTORE = document(Hstore.class, Hstore::parse, Hstore::toString);

    /** {@code ltree}. */
    public static final TextType<Ltree> LTREE = document(Ltree.class, Ltree::new, Ltree::path);

    /** {@code int4range}. */
    public static final TextType<Range<Integer>> INT4RANGE = RangeText.of(INT4);

    /** {@code int8range}. */
    public static final TextType<Range<Long>> INT8RANGE = RangeText.of(INT8);

    /** {@code numrange}. */
    public static final TextType<Range<BigDecimal>> NUMRANGE =
            RangeText.of(NUMERIC.checked(v -> v.scale() < 0 ? v.setScale(0) : v));

    /** {@code daterange}. */
    public static final TextType<Range<LocalDate>> DATERANGE = RangeText.of(DATE);

    /** {@code tsrange}. */
    public static final TextType<Range<LocalDateTime>> TSRANGE = RangeText.of(timestamp(6));

    /** {@code tstzrange}. */
    public static final TextType<Range<Instant>> TSTZRANGE = RangeText.of(timestamptz(6));

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
        return new TextType<>(LocalDateTime.class, TimeText::timestamp, TimeText::text, v -> Storable.time(v, digits));
    }

    /** {@code timestamp(digits) with time zone}. */
    public static TextType<Instant> timestamptz(int digits) {
        return new TextType<>(Instant.class, TimeText::instant, TimeText::text, v -> Storable.time(v, digits));
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

    /** Of what {@code toString} writes and nothing refuses: one class for the steps of all of them. */
    private static <T> TextType<T> plain(Class<T> javaType, Step<String, T> parse) {
        return new TextType<>(javaType, parse, String::valueOf, v -> v);
    }

    private static <T> TextType<T> document(Class<T> javaType, Step<String, T> read, Step<T, String> write) {
        return new TextType<>(javaType, read, write, value -> {
            Storable.text(write.apply(value));
            return value;
        });
    }

    private static byte[] bytes(String text) {
        if (!text.startsWith("\\x")) {
            throw new Unreadable("has bytes in another form: the role or database has bytea_output = escape, set hex");
        }
        return HexFormat.of().parseHex(text, 2, text.length());
    }
}
