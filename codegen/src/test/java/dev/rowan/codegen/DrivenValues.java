package dev.rowan.codegen;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.type.Cidr;
import dev.rowan.type.Hstore;
import dev.rowan.type.Inet;
import dev.rowan.type.Ltree;
import dev.rowan.type.Range;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
import org.jooq.types.YearToSecond;

/** Makes up a value for a column: another for each number, and one that comes back as it was stored. */
final class DrivenValues {
    /** Pagila's payments are partitioned from 2022 on. */
    private static final LocalDate START = LocalDate.of(2022, 2, 1);

    private DrivenValues() {}

    /** Empty where it knows no value of this Java type. */
    static Optional<Object> of(ColumnModel column, Class<?> type, int number) {
        return of(column, column.type(), type, number);
    }

    private static Optional<Object> of(ColumnModel column, TypeModel model, Class<?> type, int number) {
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return Optional.of(constants[number % constants.length]);
        }
        if (type.isRecord() && type.getName().startsWith("acme.")) {
            return recordOf(column, model, type, number);
        }
        LocalDateTime time = START.atStartOfDay().plusSeconds(number);
        Object value = switch (type.getName()) {
            case "boolean", "java.lang.Boolean" -> number % 2 == 0;
            case "short", "java.lang.Short" -> (short) number;
            case "int", "java.lang.Integer" -> number;
            case "long", "java.lang.Long" -> (long) number;
            case "float", "java.lang.Float" -> (float) number;
            case "double", "java.lang.Double" -> (double) number;
            case "java.math.BigDecimal" -> decimal(model, number);
            case "java.lang.String" -> text(model, number);
            case "java.util.UUID" -> new UUID(0, number);
            case "java.time.LocalDate" -> START.plusDays(number % 300);
            case "java.time.LocalTime" -> LocalTime.ofSecondOfDay(number);
            case "java.time.OffsetTime" -> OffsetTime.of(LocalTime.ofSecondOfDay(number), ZoneOffset.UTC);
            case "java.time.LocalDateTime" -> time;
            case "java.time.Instant" -> time.toInstant(ZoneOffset.UTC);
            case "org.jooq.JSON" -> JSON.valueOf("{\"n\": " + number + "}");
            case "org.jooq.JSONB" -> JSONB.valueOf("{\"n\": " + number + "}");
            case "org.jooq.XML" -> XML.valueOf("<n>" + number + "</n>");
            case "org.jooq.types.YearToSecond" -> YearToSecond.valueOf(Duration.ofSeconds(number % 80_000));
            case "[B" -> new byte[] {(byte) number};
            case "dev.rowan.type.Inet" -> Inet.of(address(number));
            case "dev.rowan.type.Cidr" -> new Cidr(address(number), 32);
            case "dev.rowan.type.Hstore" -> Hstore.of(Map.of("n", String.valueOf(number)));
            case "dev.rowan.type.Ltree" -> Ltree.of("a", String.valueOf(number));
            case "dev.rowan.type.Range" -> range(model, number, time);
            default ->
                type.isArray() ? array(column, type.getComponentType(), number).orElse(null) : null;
        };
        return Optional.ofNullable(value);
    }

    /** Of one component, such as a typed id. */
    private static Optional<Object> recordOf(ColumnModel column, TypeModel model, Class<?> type, int number) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length != 1) {
            return Optional.empty();
        }
        return of(column, model, components[0].getType(), number).map(value -> {
            try {
                return type.getConstructor(components[0].getType()).newInstance(value);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        });
    }

    private static Range<?> range(TypeModel type, int number, LocalDateTime time) {
        return switch (type.name()) {
            case "int4range" -> Range.of(number, number + 1);
            case "int8range" -> Range.of((long) number, number + 1L);
            case "numrange" -> Range.of(BigDecimal.valueOf(number), null);
            case "daterange" -> Range.of(START.plusDays(number), START.plusDays(number + 1L));
            case "tsrange" -> Range.of(time, time.plusSeconds(1));
            case "tstzrange" -> Range.of(time.toInstant(ZoneOffset.UTC), null);
            default -> throw new IllegalArgumentException("no range: " + type.name());
        };
    }

    /** Of two elements, the second null. */
    private static Optional<Object> array(ColumnModel column, Class<?> element, int number) {
        TypeModel type = column.type().element().orElseThrow();
        return of(column, type, element, number).map(value -> {
            Object array = Array.newInstance(element, 2);
            Array.set(array, 0, value);
            return array;
        });
    }

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(
                    BigInteger.valueOf(0x0a00_0000 + number).toByteArray());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static BigDecimal decimal(TypeModel type, int number) {
        if (type.modifier() < 0) {
            return BigDecimal.valueOf(number);
        }
        BigInteger limit = BigInteger.TEN.pow(limit(type, 0));
        return new BigDecimal(BigInteger.valueOf(number).mod(limit), limit(type, 1));
    }

    private static String text(TypeModel type, int number) {
        String bits = Integer.toBinaryString(number);
        return switch (type.name()) {
            case "bit" -> bits.substring(bits.length() - limit(type, 0));
            case "varbit" -> bits.substring(bits.length() - Math.min(limit(type, 0), bits.length()));
            case "macaddr" -> "08:00:2b:01:" + pairs(number);
            case "macaddr8" -> "08:00:2b:01:02:03:" + pairs(number);
            case "point" -> "(" + number + ",1)";
            case "line" -> "{1,2," + number + "}";
            case "lseg" -> "[(1,2),(3," + number + ")]";
            case "box" -> "(3," + number + "),(1,2)";
            case "path", "polygon" -> "((1,2),(3," + number + "))";
            case "circle" -> "<(1,2)," + number + ">";
            case "tsvector", "tsquery" -> "'a" + number + "'";
            case "pg_lsn" -> "0/" + Integer.toHexString(number).toUpperCase(Locale.ROOT);
            case "int4multirange" -> "{[" + number + "," + (number + 1) + ")}";
            case "jsonpath" -> "$.\"a" + number + "\"";
            case "xid8" -> String.valueOf(number);
            default -> plain(type, number);
        };
    }

    private static String pairs(int number) {
        return "%02x:%02x".formatted(number >> 8 & 0xff, number & 0xff);
    }

    private static String plain(TypeModel type, int number) {
        String text = Integer.toString(number, 36).toUpperCase(Locale.ROOT);
        boolean limited = type.modifier() >= 0;
        return limited && text.length() > limit(type, 0) ? text.substring(text.length() - limit(type, 0)) : text;
    }

    private static int limit(TypeModel type, int argument) {
        return type.known()
                .flatMap(known -> known.limit(type.modifier()))
                .orElseThrow()
                .arguments()
                .get(argument);
    }
}
