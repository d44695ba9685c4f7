package dev.rowan.column;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values that come back from the server as they were sent, or as another one. Not those that go as text, which the server may
 * write otherwise, nor those of users' converters and bindings.
 */
public final class ExactValue {
    private static final Set<Class<?>> CLASSES = Set.of(
            BigDecimal.class,
            Boolean.class,
            Double.class,
            Float.class,
            Instant.class,
            Integer.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            Long.class,
            Short.class,
            String.class,
            UUID.class);

    private ExactValue() {}

    /** Whether the rows' values of this column, which all of them give, are of this kind; not where all are null. */
    public static boolean isOf(List<ColumnValues> rows, int column, ColumnType<?> type) {
        if (type instanceof RecordType<?, ?> record) {
            return isOf(rows, column, type, record.base());
        }
        return isOf(rows, column, type, type);
    }

    /** {@code type}: of what the server has of a value. */
    private static boolean isOf(List<ColumnValues> rows, int column, ColumnType<?> of, ColumnType<?> type) {
        if (type instanceof TextType || type instanceof BoundType || type instanceof ConvertedType) {
            return false;
        }
        for (ColumnValues row : rows) {
            Object value = RecordType.plain(of, row.get(column));
            if (value != null) {
                return CLASSES.contains(value.getClass()) || value instanceof Enum;
            }
        }
        return false;
    }

    /** Two decimals are the same whatever their scales. */
    public static boolean isSame(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return Objects.equals(one, other);
    }

    /** What is equal to that of another value where both are the same; whole numbers of all classes are. */
    public static @Nullable Object comparable(@Nullable Object value) {
        return switch (value) {
            case BigDecimal decimal -> decimal.stripTrailingZeros();
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case null, default -> value;
        };
    }
}
