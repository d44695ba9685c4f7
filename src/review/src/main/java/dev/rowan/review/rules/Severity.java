package dev.rowan.review.rules;

import dev.rowan.review.Finding.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** How much a number of rows matters: what is small on any machine is not worth a line. */
final class Severity {
    private static final long FEW = 10_000;
    private static final long MANY = 1_000_000;

    private Severity() {}

    /** Empty below 10,000 rows; a note where nobody states them. */
    static Optional<Level> of(OptionalLong rows) {
        if (rows.isEmpty()) {
            return Optional.of(Level.NOTE);
        }
        return rows.getAsLong() < FEW
                ? Optional.empty()
                : Optional.of(rows.getAsLong() < MANY ? Level.NOTE : Level.WARNING);
    }

    static String say(long number) {
        return say((double) number);
    }

    /** A number as a person says it: {@code 400 M}; two digits, as an estimate is not better. */
    static String say(double number) {
        if (number < 1000) {
            return String.valueOf(Math.max(1, Math.round(number)));
        }
        double value = number;
        for (String unit : new String[] {"k", "M", "G", "T"}) {
            value /= 1000;
            if (value < 999.5) {
                return (value < 9.95 ? one(value) : String.valueOf(two(value))) + " " + unit;
            }
        }
        return one(value) + " T";
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }

    private static long two(double value) {
        return value < 100 ? Math.round(value) : Math.round(value / 10) * 10;
    }
}
