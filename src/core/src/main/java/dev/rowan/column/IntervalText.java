package dev.rowan.column;

import dev.rowan.column.TextType.Unreadable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;

/**
 * {@code interval}. PostgreSQL keeps months, days and microseconds apart; jOOQ's type has one sign for days and time, and
 * turns 24 hours into a day. What it cannot hold is not read.
 */
final class IntervalText {
    /** {@code intervalstyle = postgres}; a part that is zero is left out. */
    private static final Pattern TEXT = Pattern.compile("(?:([+-]?\\d+) years? ?)?(?:([+-]?\\d+) mons? ?)?"
            + "(?:([+-]?\\d+) days? ?)?(?:([+-]?)(\\d+):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?)?");

    private IntervalText() {}

    static String format(YearToSecond value) {
        YearToMonth months = value.getYearToMonth();
        DayToSecond time = value.getDayToSecond();
        String monthSign = months.getSign() < 0 ? "-" : "";
        String timeSign = time.getSign() < 0 ? "-" : "";
        return String.format(
                Locale.ROOT,
                "P%s%dY%s%dM%s%dDT%s%dH%s%dM%s%d.%06dS",
                monthSign,
                months.getYears(),
                monthSign,
                months.getMonths(),
                timeSign,
                time.getDays(),
                timeSign,
                time.getHours(),
                timeSign,
                time.getMinutes(),
                timeSign,
                time.getSeconds(),
                time.getNano() / 1_000);
    }

    static YearToSecond parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw new Unreadable(
                    "is infinite, or the role or database has another IntervalStyle than postgres: set that");
        }
        String hour = parts.group(5);
        if (hour != null && (hour.length() > 2 || number(hour) >= 24)) {
            throw new Unreadable("has 24 hours or more, which YearToSecond would make days of");
        }
        String micros = parts.group(8) == null ? "" : parts.group(8);
        int days = number(parts.group(3));
        var time = new DayToSecond(
                0,
                number(hour),
                number(parts.group(6)),
                number(parts.group(7)),
                number((micros + "000000000").substring(0, 9)));
        boolean hasTime = time.doubleValue() != 0;
        boolean negativeTime = "-".equals(parts.group(4));
        if (days != 0 && hasTime && days < 0 != negativeTime) {
            throw new Unreadable("has days and a time of opposite signs, which no YearToSecond has");
        }
        int years = number(parts.group(1));
        int months = number(parts.group(2));
        var yearToMonth = new YearToMonth(Math.abs(years), Math.abs(months));
        var dayToSecond =
                new DayToSecond(Math.abs(days), time.getHours(), time.getMinutes(), time.getSeconds(), time.getNano());
        return new YearToSecond(
                years < 0 || months < 0 ? yearToMonth.neg() : yearToMonth,
                days < 0 || (hasTime && negativeTime) ? dayToSecond.neg() : dayToSecond);
    }

    private static int number(@Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text);
    }
}
