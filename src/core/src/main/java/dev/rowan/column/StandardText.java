package dev.rowan.column;

import dev.rowan.column.TextType.Step;
import dev.rowan.column.TextType.Unreadable;
import dev.rowan.type.Cidr;
import dev.rowan.type.Hstore;
import dev.rowan.type.Inet;
import dev.rowan.type.Ltree;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
import org.jooq.types.YearToSecond;

/**
 * How the values of PostgreSQL's own types are read, written and checked as text: one class for all of them, where a lambda for each
 * step of each type would be some hundred classes in every process that starts.
 */
enum StandardText {
    TEXT,
    NAME,
    CHAR,
    CHARACTER,
    BOOL,
    INT2,
    INT4,
    INT8,
    OID,
    FLOAT4,
    FLOAT8,
    NUMERIC,
    NUMRANGE_BOUND,
    UUID,
    DATE,
    TIMESTAMP,
    TIMESTAMPTZ,
    BYTEA,
    INTERVAL,
    JSON,
    JSONB,
    XML,
    INET,
    CIDR,
    HSTORE,
    LTREE;

    /** {@code javaType}: of what it reads and writes. */
    <T> TextType<T> type(Class<T> javaType) {
        return new TextType<>(javaType, parse(), this::format, stored());
    }

    /** {@link #parse}, to the class that its user names. */
    @SuppressWarnings("unchecked")
    <T> Step<String, T> parse() {
        Step<String, Object> parse = this::parse;
        return (Step<String, T>) (Step<String, ?>) parse;
    }

    /** {@link #stored}, of a class that its user names. */
    @SuppressWarnings("unchecked")
    <T> Step<T, T> stored() {
        Step<Object, Object> stored = this::stored;
        return (Step<T, T>) (Step<?, ?>) stored;
    }

    /** What PostgreSQL has written. */
    Object parse(String text) {
        return switch (this) {
            case TEXT, NAME, CHAR -> text;
            case CHARACTER -> Storable.withoutBlanks(text);
            case BOOL -> text.startsWith("t");
            case INT2 -> Short.valueOf(text);
            case INT4 -> Integer.valueOf(text);
            case INT8, OID -> Long.valueOf(text);
            case FLOAT4 -> Float.valueOf(text);
            case FLOAT8 -> Double.valueOf(text);
            case NUMERIC, NUMRANGE_BOUND -> new BigDecimal(text);
            case UUID -> java.util.UUID.fromString(text);
            case DATE -> TimeText.date(text);
            case TIMESTAMP -> TimeText.timestamp(text);
            case TIMESTAMPTZ -> TimeText.instant(text);
            case BYTEA -> bytes(text);
            case INTERVAL -> IntervalText.parse(text);
            case JSON -> org.jooq.JSON.json(text);
            case JSONB -> org.jooq.JSONB.jsonb(text);
            case XML -> org.jooq.XML.xml(text);
            case INET -> Inet.parse(text);
            case CIDR -> Cidr.parse(text);
            case HSTORE -> Hstore.parse(text);
            case LTREE -> new Ltree(text);
        };
    }

    /** What PostgreSQL can read. */
    String format(Object value) {
        return switch (this) {
            case DATE -> TimeText.text((LocalDate) value);
            case TIMESTAMP -> TimeText.text((LocalDateTime) value);
            case TIMESTAMPTZ -> TimeText.text((Instant) value);
            case BYTEA -> "\\x" + HexFormat.of().formatHex((byte[]) value);
            case INTERVAL -> IntervalText.format((YearToSecond) value);
            case JSON -> ((JSON) value).data();
            case JSONB -> ((JSONB) value).data();
            case XML -> ((XML) value).data();
            case LTREE -> ((Ltree) value).path();
            default -> String.valueOf(value);
        };
    }

    /** See {@link ColumnType#check}. */
    Object stored(Object value) {
        return switch (this) {
            case TEXT, CHARACTER -> Storable.text((String) value);
            case NAME -> Storable.name((String) value);
            case CHAR -> Storable.ascii((String) value);
            case OID -> Storable.oid((Long) value);
            case NUMERIC -> Storable.numeric((BigDecimal) value);
            case NUMRANGE_BOUND -> withoutExponent(Storable.numeric((BigDecimal) value));
            case DATE -> Storable.date((LocalDate) value);
            case TIMESTAMP -> Storable.time((LocalDateTime) value, 6);
            case TIMESTAMPTZ -> Storable.time((Instant) value, 6);
            case INTERVAL -> Storable.interval((YearToSecond) value);
            case XML -> Storable.withoutDeclaration((XML) value);
            case JSON, JSONB, HSTORE, LTREE -> {
                Storable.text(format(value));
                yield value;
            }
            default -> value;
        };
    }

    private static BigDecimal withoutExponent(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static byte[] bytes(String text) {
        if (!text.startsWith("\\x")) {
            throw new Unreadable("has bytes in another form: the role or database has bytea_output = escape, set hex");
        }
        return HexFormat.of().parseHex(text, 2, text.length());
    }
}
