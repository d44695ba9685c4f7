package dev.rowan.runtime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Values exactly as the server will store them, or an IllegalArgumentException that does not show them. */
final class Storable {
    private static final LocalDate FIRST_DAY = LocalDate.of(-4712, 1, 1); // the driver's: PostgreSQL begins in -4713-11
    private static final LocalDateTime LAST_TIME = LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000);

    private Storable() {}

    static LocalDate date(LocalDate date) {
        return within(date, date, FIRST_DAY, LocalDate.of(5_874_897, 12, 31), List.of(LocalDate.MIN, LocalDate.MAX));
    }

    static LocalDateTime time(LocalDateTime time) {
        return within(
                time,
                time.truncatedTo(ChronoUnit.MICROS),
                FIRST_DAY.atStartOfDay(),
                LAST_TIME,
                List.of(LocalDateTime.MIN, LocalDateTime.MAX));
    }

    static Instant time(Instant time) {
        return within(
                time,
                time.truncatedTo(ChronoUnit.MICROS),
                FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC),
                LAST_TIME.toInstant(ZoneOffset.UTC),
                List.of(OffsetDateTime.MIN.toInstant(), OffsetDateTime.MAX.toInstant()));
    }

    /** What lies outside of the type's range, the driver sends as infinity, in silence. */
    private static <T extends Comparable<? super T>> T within(T value, T cut, T first, T last, List<T> infinities) {
        if (infinities.contains(value)) {
            return value;
        }
        if (value.compareTo(first) < 0 || cut.compareTo(last) > 0) {
            throw new IllegalArgumentException("the time is outside of what the driver can send");
        }
        return cut;
    }

    /** The driver sends a lone surrogate as a question mark, in silence, and the server refuses NUL. */
    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException("the text has a NUL character, which PostgreSQL cannot store");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException("the text has half of a surrogate pair, which is no character");
                }
                i++;
            }
        }
        return text;
    }
}
