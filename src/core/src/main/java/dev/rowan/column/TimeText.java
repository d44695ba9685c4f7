package dev.rowan.column;

import dev.rowan.column.TextType.Unreadable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoEra;
import java.time.temporal.ChronoField;

/** Dates and times in PostgreSQL's ISO style, which the driver sets, {@code 10000-01-01 23:59:59.5+05:45:10 BC}; in JSON with a T. */
final class TimeText {
    private static final String INFINITY = "infinity";
    private static final String BEFORE_CHRIST = " BC";

    private TimeText() {}

    static LocalDate date(String text) {
        return switch (text) {
            case INFINITY -> LocalDate.MAX;
            case "-" + INFINITY -> LocalDate.MIN;
            default -> yearMonthDay(text.replace(BEFORE_CHRIST, ""), text.endsWith(BEFORE_CHRIST));
        };
    }

    static String text(LocalDate date) {
        if (date.equals(LocalDate.MAX)) {
            return INFINITY;
        }
        return date.equals(LocalDate.MIN) ? "-" + INFINITY : day(date) + era(date);
    }

    static LocalDateTime timestamp(String text) {
        return switch (text) {
            case INFINITY -> LocalDateTime.MAX;
            case "-" + INFINITY -> LocalDateTime.MIN;
            default -> {
                String[] parts = text.replace(BEFORE_CHRIST, "").split("[ T]", 2);
                yield yearMonthDay(parts[0], text.endsWith(BEFORE_CHRIST)).atTime(time(parts[1]));
            }
        };
    }

    static String text(LocalDateTime time) {
        if (time.equals(LocalDateTime.MAX)) {
            return INFINITY;
        }
        return time.equals(LocalDateTime.MIN)
                ? "-" + INFINITY
                : day(time.toLocalDate()) + " " + time.toLocalTime() + era(time.toLocalDate());
    }

    /** In UTC. */
    static OffsetDateTime timestamptz(String text) {
        return switch (text) {
            case INFINITY -> OffsetDateTime.MAX;
            case "-" + INFINITY -> OffsetDateTime.MIN;
            default -> {
                String[] parts = text.replace(BEFORE_CHRIST, "").split("[ T]", 2);
                LocalDate day = yearMonthDay(parts[0], text.endsWith(BEFORE_CHRIST));
                int zone = zone(parts[1]);
                yield day.atTime(time(parts[1].substring(0, zone)))
                        .atOffset(ZoneOffset.of(parts[1].substring(zone)))
                        .withOffsetSameInstant(ZoneOffset.UTC);
            }
        };
    }

    static Instant instant(String text) {
        return timestamptz(text).toInstant();
    }

    static String text(Instant time) {
        if (time.equals(OffsetDateTime.MAX.toInstant())) {
            return INFINITY;
        }
        if (time.equals(OffsetDateTime.MIN.toInstant())) {
            return "-" + INFINITY;
        }
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        return day(utc.toLocalDate()) + " " + utc.toLocalTime() + "+00" + era(utc.toLocalDate());
    }

    static LocalTime time(String text) {
        if (text.startsWith("24")) {
            throw new Unreadable("is 24:00, which no time of Java is");
        }
        return LocalTime.parse(text);
    }

    static OffsetTime timetz(String text) {
        int zone = zone(text);
        return time(text.substring(0, zone)).atOffset(ZoneOffset.of(text.substring(zone)));
    }

    private static String day(LocalDate date) {
        int year = date.get(ChronoField.YEAR_OF_ERA);
        var text = new StringBuilder(10);
        for (int power = 1_000; year < power && power > 1; power /= 10) {
            text.append('0');
        }
        text.append(year).append(date.getMonthValue() < 10 ? "-0" : "-").append(date.getMonthValue());
        return text.append(date.getDayOfMonth() < 10 ? "-0" : "-")
                .append(date.getDayOfMonth())
                .toString();
    }

    private static String era(LocalDate date) {
        return date.getEra() == IsoEra.BCE ? BEFORE_CHRIST : "";
    }

    private static LocalDate yearMonthDay(String text, boolean beforeChrist) {
        String[] parts = text.split("-", 3);
        int year = Integer.parseInt(parts[0]);
        return LocalDate.of(beforeChrist ? 1 - year : year, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /** Where the offset begins. */
    private static int zone(String time) {
        return Math.max(time.lastIndexOf('+'), time.lastIndexOf('-'));
    }
}
