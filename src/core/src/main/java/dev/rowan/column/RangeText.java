package dev.rowan.column;

import dev.rowan.type.Range;
import org.jspecify.annotations.Nullable;

/** Ranges as PostgreSQL writes them: {@code [1,5)}, {@code ("2026-01-01 00:00:00",)}, {@code empty}. */
final class RangeText {
    private RangeText() {}

    @SuppressWarnings("unchecked") // its bounds are T
    static <T extends Comparable<? super T>> TextType<Range<T>> of(TextType<T> bound) {
        return new TextType<>(
                (Class<Range<T>>) (Class<?>) Range.class,
                text -> Range.parse(text, bound::parse),
                range -> range.toText(bound::format),
                range -> check(range, bound));
    }

    private static <T extends Comparable<? super T>> Range<T> check(Range<T> range, TextType<T> bound) {
        if (range.isEmpty()) {
            return range;
        }
        Range<T> checked = Range.of(
                check(range.lower(), bound),
                range.lowerInclusive(),
                check(range.upper(), bound),
                range.upperInclusive());
        if (checked.isEmpty()) {
            throw new IllegalArgumentException("the range is empty when its bounds are cut to microseconds");
        }
        return checked;
    }

    private static <T> @Nullable T check(@Nullable T value, TextType<T> bound) {
        return value == null ? null : bound.check(value);
    }
}
