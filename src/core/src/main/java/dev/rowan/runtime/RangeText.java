package dev.rowan.runtime;

import dev.rowan.runtime.TextType.Unreadable;
import java.io.Serializable;
import org.jooq.postgres.extensions.types.Range;
import org.jspecify.annotations.Nullable;

/**
 * Ranges as PostgreSQL writes them: {@code [1,5)}, {@code ("2026-01-01 00:00:00",)}, {@code empty}.
 *
 * @param <T> of the bounds
 * @param <R> the range
 */
final class RangeText<T extends Comparable<? super T>, R extends Range<T>> implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Makes a range; a bound that is null is none. */
    @FunctionalInterface
    interface Maker<T, R> extends Serializable {
        R make(@Nullable T lower, boolean lowerIncluding, @Nullable T upper, boolean upperIncluding);
    }

    private final TextType<T> bound;
    private final Maker<T, R> maker;
    private final R empty;

    /** {@code any}: some value, for the empty range, which PostgreSQL keeps without its bounds. */
    RangeText(TextType<T> bound, T any, Maker<T, R> maker) {
        this.bound = bound;
        this.maker = maker;
        this.empty = maker.make(any, true, any, false);
    }

    TextType<R> type(Class<R> javaType) {
        return new TextType<>(javaType, this::parse, this::format, this::check);
    }

    private R parse(String text) {
        if (text.equals("empty")) {
            return empty;
        }
        var lower = new StringBuilder();
        int comma = readBound(text, 1, lower);
        var upper = new StringBuilder();
        readBound(text, comma + 1, upper);
        R range = maker.make(
                parsed(text.charAt(comma - 1) == '"', lower),
                text.startsWith("["),
                parsed(text.charAt(text.length() - 2) == '"', upper),
                text.endsWith("]"));
        try {
            countable(range);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("has a range that ends with the last value of its type: no Java range compares it");
        }
        return range;
    }

    private @Nullable T parsed(boolean quoted, StringBuilder text) {
        return text.isEmpty() && !quoted ? null : bound.parse(text.toString());
    }

    /** Gives the place of the comma or bracket after it. Quotes are doubled inside of quotes. */
    private static int readBound(String text, int from, StringBuilder plain) {
        boolean quoted = false;
        int at = from;
        while (quoted || ",)]".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at++);
            if (c == '"') {
                quoted = !quoted;
            } else {
                plain.append(c == '\\' ? text.charAt(at++) : c);
            }
        }
        return at;
    }

    private String format(R range) {
        if (range.isEmpty()) {
            return "empty";
        }
        var text = new StringBuilder().append(range.lowerIncluding() ? '[' : '(');
        append(range.lower(), text);
        text.append(',');
        append(range.upper(), text);
        return text.append(range.upperIncluding() ? ']' : ')').toString();
    }

    private void append(@Nullable T value, StringBuilder text) {
        if (value != null) {
            ArrayText.quote(bound.format(value), text);
        }
    }

    private R check(R range) {
        T lower = range.lower() == null ? null : bound.check(range.lower());
        T upper = range.upper() == null ? null : bound.check(range.upper());
        R checked = maker.make(lower, range.lowerIncluding(), upper, range.upperIncluding());
        countable(range);
        countable(checked);
        if (lower != null && upper != null) {
            int order = lower.compareTo(upper);
            if (order > 0) {
                throw new IllegalArgumentException("the range's lower bound is greater than its upper bound");
            }
            boolean emptyThere = order == 0 && !(range.lowerIncluding() && range.upperIncluding());
            if (emptyThere && !range.isEmpty()) {
                throw new IllegalArgumentException(
                        "the range is empty for PostgreSQL and not for Java: make it of equal bounds, the lower one inclusive");
            }
        }
        return checked;
    }

    /** An integer or a day after the last cannot be told, and the comparison of such ranges fails. */
    private static void countable(Range<?> range) {
        try {
            range.isEmpty();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the range's bound has no next value: leave the bound out", e);
        }
    }
}
