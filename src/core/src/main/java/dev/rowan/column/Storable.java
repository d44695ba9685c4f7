package dev.rowan.column;

import dev.rowan.error.InvalidInput;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.List;
import org.jooq.XML;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;
import org.jooq.types.YearToSecond;

/** Values exactly as the server will store them, or an IllegalArgumentException that does not show them. */
public final class Storable {
    private static final LocalDate FIRST_DAY = LocalDate.of(-4712, 1, 1); // the driver's: PostgreSQL begins in -4713-11
    private static final LocalDateTime LAST_TIME = LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000);

    private static final int MOST_DIGITS = 131_072;
    private static final int MOST_DECIMALS = 16_383;

    /** Years, months, days, hours, minutes, seconds in the modifier of an interval; see datetime.h. */
    private static final int[] FIELDS = {1 << 2, 1 << 1, 1 << 3, 1 << 10, 1 << 11, 1 << 12};

    private Storable() {}

    static LocalDate date(LocalDate date) {
        return within(date, date, FIRST_DAY, LocalDate.of(5_874_897, 12, 31), List.of(LocalDate.MIN, LocalDate.MAX));
    }

    static LocalDateTime time(LocalDateTime time, int digits) {
        return within(
                time,
                cut(time, digits),
                FIRST_DAY.atStartOfDay(),
                LAST_TIME,
                List.of(LocalDateTime.MIN, LocalDateTime.MAX));
    }

    static Instant time(Instant time, int digits) {
        return within(
                time,
                cut(time, digits),
                FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC),
                LAST_TIME.toInstant(ZoneOffset.UTC),
                List.of(OffsetDateTime.MIN.toInstant(), OffsetDateTime.MAX.toInstant()));
    }

    /** To these digits of a second, never rounded. */
    @SuppressWarnings("unchecked") // a temporal gives one of its own class
    static <T extends Temporal> T cut(T time, int digits) {
        int nanos = time.get(ChronoField.NANO_OF_SECOND);
        return (T) time.with(ChronoField.NANO_OF_SECOND, nanos - nanos % unit(digits));
    }

    /** Nanoseconds in the last of these digits. */
    private static int unit(int digits) {
        int unit = 1;
        for (int i = digits; i < 9; i++) {
            unit *= 10;
        }
        return unit;
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

    /** The text of a whole statement, which has some where jOOQ wrote a value as a literal. */
    public static String sql(String id, String sql) {
        try {
            return text(sql);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(id, "SQL", String.valueOf(e.getMessage()));
        }
    }

    /**
     * The driver sends a larger number than the server's largest as another one, in silence, for the place of its first digits
     * has 16 bits, and the server rounds a longer fraction.
     *
     * @see <a href="https://www.postgresql.org/docs/current/datatype-numeric.html">the limits of numeric</a>
     */
    static BigDecimal numeric(BigDecimal value) {
        if ((long) value.precision() - value.scale() > MOST_DIGITS && value.signum() != 0) {
            throw new IllegalArgumentException(
                    "the value has more digits before the point than the 131072 that numeric keeps");
        }
        if (value.scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException(
                    "the value has more decimals than the 16383 that numeric keeps: round it first");
        }
        return value.signum() == 0 && value.scale() < 0 ? BigDecimal.ZERO : value;
    }

    static BigDecimal numeric(BigDecimal given, int precision, int scale) {
        BigDecimal value = numeric(given);
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.signum() != 0 && plain.scale() > scale) {
            throw new IllegalArgumentException(
                    "the value has more decimals than numeric(" + precision + "," + scale + ") keeps: round it first");
        }
        if (plain.signum() != 0 && plain.precision() - plain.scale() > precision - scale) {
            throw new IllegalArgumentException(
                    "the value has more digits before the point than numeric(" + precision + "," + scale + ") keeps");
        }
        return value;
    }

    /** {@code varchar(length)}: PostgreSQL would cut blanks off the end. */
    static String within(String text, int length, String type) {
        if (text(text).length() > length && text.codePointCount(0, text.length()) > length) {
            throw new IllegalArgumentException(
                    "the text has more characters than " + type + "(" + length + ") keeps: shorten it first");
        }
        return text;
    }

    static String character(String text, int length) {
        if (text.endsWith(" ")) {
            throw new IllegalArgumentException(
                    "the text ends with blanks, which char(" + length + ") does not tell from its padding: strip them");
        }
        return within(text, length, "char");
    }

    static String withoutBlanks(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /** {@code most}: -1 for any. */
    static String bits(String text, int least, int most, String type) {
        if (text.chars().anyMatch(c -> c != '0' && c != '1')) {
            throw new IllegalArgumentException("the text has other characters than 0 and 1, which " + type + " keeps");
        }
        if (text.length() < least || (most >= 0 && text.length() > most)) {
            throw new IllegalArgumentException(
                    "the text has another number of bits than " + type + "(" + most + ") keeps");
        }
        return text;
    }

    static long oid(long oid) {
        if (oid < 0 || oid > 0xffff_ffffL) {
            throw new IllegalArgumentException("the number is outside of what oid holds, 0 to 4294967295");
        }
        return oid;
    }

    /** PostgreSQL would cut a longer one. */
    static String name(String text) {
        if (text(text).getBytes(StandardCharsets.UTF_8).length > 63) {
            throw new IllegalArgumentException("the text has more bytes than the 63 that name keeps: shorten it first");
        }
        return text;
    }

    static String ascii(String text) {
        if (text(text).length() > 1 || text.codePoints().anyMatch(c -> c > 127)) {
            throw new IllegalArgumentException("the text is more than the one ASCII character that \"char\" keeps");
        }
        return text;
    }

    static XML withoutDeclaration(XML document) {
        if (text(document.data()).startsWith("<?xml ")) {
            throw new IllegalArgumentException(
                    "the document has an XML declaration, which PostgreSQL rewrites: leave it out");
        }
        return document;
    }

    static YearToSecond interval(YearToSecond value) {
        if (value.getDayToSecond().getNano() % 1_000 != 0) {
            throw new IllegalArgumentException(
                    "the interval has nanoseconds, and PostgreSQL keeps microseconds: round it first");
        }
        return value;
    }

    /** PostgreSQL drops what is below the last of the declared fields and rounds seconds; see AdjustIntervalForTypmod. */
    static YearToSecond interval(YearToSecond value, int modifier) {
        int fields = modifier >> 16 & 0x7fff;
        int digits = modifier & 0xffff;
        YearToMonth months = value.getYearToMonth();
        DayToSecond time = value.getDayToSecond();
        int last = FIELDS.length - 1;
        while ((fields & FIELDS[last]) == 0) {
            last--;
        }
        int[] values = {
            months.getYears(),
            months.getMonths(),
            time.getDays(),
            time.getHours(),
            time.getMinutes(),
            time.getSeconds() | time.getNano()
        };
        boolean kept = digits > 6 || time.getNano() % unit(digits) == 0;
        for (int i = last + 1; i < values.length; i++) {
            kept &= values[i] == 0;
        }
        if (!kept) {
            throw new IllegalArgumentException("the interval has more than the column's fields and digits keep");
        }
        return value;
    }
}
