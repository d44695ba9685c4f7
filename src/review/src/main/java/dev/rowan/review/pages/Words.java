package dev.rowan.review.pages;

import dev.rowan.review.LockMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Words and numbers as all pages write them, in no locale. */
final class Words {
    private Words() {}

    /** Such as {@code other columns} for OTHER_COLUMNS. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Such as {@code 1 statement} and {@code 2 statements}. */
    static String count(int number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** Such as {@code 400 M}, {@code 2.5 k}; a dash where nobody stated it. */
    static String rows(OptionalLong rows) {
        return rows.isEmpty() ? "-" : rows(rows.getAsLong());
    }

    private static String rows(long rows) {
        if (rows >= 1_000_000_000) {
            return tenths(rows, 1_000_000_000) + " G";
        }
        if (rows >= 1_000_000) {
            return tenths(rows, 1_000_000) + " M";
        }
        return rows >= 1_000 ? tenths(rows, 1_000) + " k" : Long.toString(rows);
    }

    private static String tenths(long rows, long unit) {
        long tenths = rows / (unit / 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    /** {@code cams} for {@code public.cams}; other schemas are said. */
    static String table(String qualified) {
        return qualified.startsWith("public.") ? qualified.substring("public.".length()) : qualified;
    }

    /** What a statement with this lock waits for, such as {@code Share or stronger}. */
    static String conflicting(LockMode mode) {
        List<LockMode> conflicts =
                Arrays.stream(LockMode.values()).filter(mode::conflictsWith).toList();
        LockMode weakest = conflicts.getFirst();
        boolean allAbove = Arrays.stream(LockMode.values())
                .filter(m -> m.compareTo(weakest) >= 0)
                .allMatch(conflicts::contains);
        if (conflicts.size() == 1) {
            return weakest.title();
        }
        return allAbove
                ? weakest.title() + " or stronger"
                : String.join(", ", conflicts.stream().map(LockMode::title).toList());
    }

    /** A name or a sentence can hold the end of a line, which would end a comment. */
    static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    /** A rule's message, such as {@code no index finds rows}, as a sentence. A first word that could be a name stays. */
    static String sentence(String message) {
        String line = oneLine(message).strip();
        boolean isWord = line.matches("[a-z]+ .*");
        return (isWord ? line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) : line)
                + (line.matches(".*[.!?]") ? "" : ".");
    }

    /** The first sentence's words, at most this many characters. */
    static String cut(String text, int most) {
        String line = oneLine(text).replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 3)).stripTrailing() + "...";
    }
}
