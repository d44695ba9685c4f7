package dev.rowan.type;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A range of PostgreSQL: {@code int4range} of {@code Integer}, {@code int8range} of {@code Long}, {@code numrange} of
 * {@code BigDecimal}, {@code daterange} of {@code LocalDate}, {@code tsrange} of {@code LocalDateTime}, {@code tstzrange} of
 * {@code Instant}. A bound that is null is none.
 *
 * <p>Ranges are kept as PostgreSQL keeps them. Those of integers and days include their lower bound and exclude their upper
 * one: {@code Range.closed(1, 4)} equals {@code Range.of(1, 5)}. A range without a value is {@link #empty()}, whatever its
 * bounds were. Immutable.
 *
 * @param <T> of the bounds
 */
public final class Range<T extends Comparable<? super T>> implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Range<?> EMPTY = new Range<Integer>(null, false, null, false, true);
    private static final Range<?> ALL = new Range<Integer>(null, false, null, false, false);

    @SuppressWarnings("serial") // numbers and times are
    private final @Nullable T lower;

    private final boolean lowerInclusive;

    @SuppressWarnings("serial")
    private final @Nullable T upper;

    private final boolean upperInclusive;
    private final boolean empty;

    private Range(@Nullable T lower, boolean lowerInclusive, @Nullable T upper, boolean upperInclusive, boolean empty) {
        this.lower = lower;
        this.lowerInclusive = lowerInclusive;
        this.upper = upper;
        this.upperInclusive = upperInclusive;
        this.empty = empty;
    }

    /**
     * {@code [lower,upper)}: without the upper bound itself.
     *
     * @throws IllegalArgumentException when the lower bound is greater than the upper one
     */
    public static <T extends Comparable<? super T>> Range<T> of(@Nullable T lower, @Nullable T upper) {
        return of(lower, true, upper, false);
    }

    /**
     * {@code [lower,upper]}: with both bounds.
     *
     * @throws IllegalArgumentException when the lower bound is greater than the upper one, or when no integer follows the
     *     upper one
     */
    public static <T extends Comparable<? super T>> Range<T> closed(T lower, T upper) {
        return of(lower, true, upper, true);
    }

    /**
     * With each bound in or out of the range.
     *
     * @throws IllegalArgumentException when the lower bound is greater than the upper one, or when no integer follows one
     *     that has to be counted up
     */
    public static <T extends Comparable<? super T>> Range<T> of(
            @Nullable T lower, boolean lowerInclusive, @Nullable T upper, boolean upperInclusive) {
        if (isEmpty(lower, lowerInclusive, upper, upperInclusive)) {
            return empty();
        }
        T from = lower == null || lowerInclusive || !isDiscrete(lower) ? lower : next(lower);
        boolean fromInclusive = lower != null && (lowerInclusive || isDiscrete(lower));
        T to = upper == null || !upperInclusive || !isDiscrete(upper) ? upper : next(upper);
        boolean toInclusive = upper != null && upperInclusive && !isDiscrete(upper);
        return isEmpty(from, fromInclusive, to, toInclusive)
                ? empty()
                : new Range<>(from, fromInclusive, to, toInclusive, false);
    }

    /** {@code (,)}: every value. */
    @SuppressWarnings("unchecked") // it has no value
    public static <T extends Comparable<? super T>> Range<T> all() {
        return (Range<T>) ALL;
    }

    /** {@code empty}: no value. */
    @SuppressWarnings("unchecked") // it has no value
    public static <T extends Comparable<? super T>> Range<T> empty() {
        return (Range<T>) EMPTY;
    }

    /** An array of ranges, for columns that are one: {@code new Range<>[]} is no Java. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends Comparable<? super T>> @Nullable Range<T>[] array(@Nullable Range<T>... ranges) {
        return ranges;
    }

    /**
     * Reads what PostgreSQL prints.
     *
     * @param bound reads a bound
     * @throws IllegalArgumentException when the text is no range
     */
    public static <T extends Comparable<? super T>> Range<T> parse(
            String text, Function<? super String, ? extends T> bound) {
        if (text.equals("empty")) {
            return empty();
        }
        var lower = new StringBuilder();
        var upper = new StringBuilder();
        int comma = RangeBounds.read(text, 0, "[(", ",", lower);
        int end = RangeBounds.read(text, comma, ",", ")]", upper);
        if (end != text.length() - 1) {
            throw new IllegalArgumentException("the text goes on after the range");
        }
        return of(
                RangeBounds.isNone(text, comma, lower) ? null : bound.apply(lower.toString()),
                text.charAt(0) == '[',
                RangeBounds.isNone(text, end, upper) ? null : bound.apply(upper.toString()),
                text.charAt(end) == ']');
    }

    /** Null where it has none, and of an empty range. */
    public @Nullable T lower() {
        return lower;
    }

    /** Whether the lower bound belongs to the range. */
    public boolean lowerInclusive() {
        return lowerInclusive;
    }

    /** Null where it has none, and of an empty range. */
    public @Nullable T upper() {
        return upper;
    }

    /** Whether the upper bound belongs to the range. */
    public boolean upperInclusive() {
        return upperInclusive;
    }

    /** Whether no value is in it. */
    public boolean isEmpty() {
        return empty;
    }

    /** Whether the value is in it. */
    public boolean contains(T value) {
        int above = lower == null ? 1 : value.compareTo(lower);
        int below = upper == null ? -1 : value.compareTo(upper);
        return !empty && (above > 0 || (above == 0 && lowerInclusive)) && (below < 0 || (below == 0 && upperInclusive));
    }

    /** As PostgreSQL prints it: {@code [1,5)}, {@code empty}. {@code bound} prints a bound. */
    public String toText(Function<? super T, String> bound) {
        if (empty) {
            return "empty";
        }
        return (lowerInclusive ? "[" : "(")
                + (lower == null ? "" : RangeBounds.quoted(bound.apply(lower)))
                + ","
                + (upper == null ? "" : RangeBounds.quoted(bound.apply(upper)))
                + (upperInclusive ? "]" : ")");
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Range<?> other
                && empty == other.empty
                && lowerInclusive == other.lowerInclusive
                && upperInclusive == other.upperInclusive
                && Objects.equals(lower, other.lower)
                && Objects.equals(upper, other.upper);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lower, lowerInclusive, upper, upperInclusive, empty);
    }

    /** {@code [1,5)}, with the bounds as Java prints them. */
    @Override
    public String toString() {
        return toText(Object::toString);
    }

    private static <T extends Comparable<? super T>> boolean isEmpty(
            @Nullable T lower, boolean lowerInclusive, @Nullable T upper, boolean upperInclusive) {
        if (lower == null || upper == null) {
            return false;
        }
        int order = lower.compareTo(upper);
        if (order > 0) {
            throw new IllegalArgumentException("the range's lower bound is greater than its upper bound");
        }
        return order == 0 && !(lowerInclusive && upperInclusive);
    }

    /** Infinite days are not counted up, as PostgreSQL does not. */
    private static boolean isDiscrete(Object bound) {
        return bound instanceof Integer
                || bound instanceof Long
                || (bound instanceof LocalDate day && !day.equals(LocalDate.MIN) && !day.equals(LocalDate.MAX));
    }

    @SuppressWarnings("unchecked") // the type of the bound is T
    private static <T extends Comparable<? super T>> T next(T bound) {
        try {
            return (T)
                    (bound instanceof Integer i
                            ? (Comparable<?>) Math.addExact(i, 1)
                            : bound instanceof Long l
                                    ? Math.addExact(l, 1L)
                                    : ((LocalDate) (Object) bound).plusDays(1));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the range's bound has no next value: leave the bound out", e);
        }
    }
}
