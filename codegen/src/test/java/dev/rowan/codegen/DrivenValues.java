package dev.rowan.codegen;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TypeModel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Locale;
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
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return Optional.of(constants[number % constants.length]);
        }
        LocalDateTime time = START.atStartOfDay().plusSeconds(number);
        Object value = switch (type.getName()) {
            case "boolean", "java.lang.Boolean" -> number % 2 == 0;
            case "short", "java.lang.Short" -> (short) number;
            case "int", "java.lang.Integer" -> number;
            case "long", "java.lang.Long" -> (long) number;
            case "float", "java.lang.Float" -> (float) number;
            case "double", "java.lang.Double" -> (double) number;
            case "java.math.BigDecimal" -> decimal(column.type(), number);
            case "java.lang.String" -> text(column.type(), number);
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
            case "[Ljava.lang.String;" -> new String[] {text(column.type(), number), null};
            case "[Ljava.lang.Integer;" -> new Integer[] {number, null};
            case "[Ljava.lang.Float;" -> new Float[] {(float) number};
            default -> null;
        };
        return Optional.ofNullable(value);
    }

    private static BigDecimal decimal(TypeModel type, int number) {
        if (type.modifier() < 0) {
            return BigDecimal.valueOf(number);
        }
        BigInteger limit = BigInteger.TEN.pow(type.precision());
        return new BigDecimal(BigInteger.valueOf(number).mod(limit), type.scale());
    }

    private static String text(TypeModel type, int number) {
        String text = Integer.toString(number, 36).toUpperCase(Locale.ROOT);
        boolean limited = type.modifier() >= 0;
        String cut = limited && text.length() > type.length() ? text.substring(text.length() - type.length()) : text;
        return limited && type.name().equals("bpchar") ? cut + " ".repeat(type.length() - cut.length()) : cut;
    }
}
