package dev.rowan;

import dev.rowan.column.ColumnTypes;
import dev.rowan.column.TextBinding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Converter;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Makes a column's value of a parameter's text, which is anybody's: nothing is rounded, and no text makes a value of many megabytes.
 * Messages say what is expected, and not what came. Immutable.
 *
 * @param <V> the column's type
 */
final class FilterValue<V> {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,30}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,200}(\\.\\d{1,200})?");
    private static final String DATE_TEXT = "\\d{4}-\\d\\d-\\d\\d";
    private static final String TIME_TEXT = "\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?";
    private static final Pattern DATE = Pattern.compile(DATE_TEXT);
    private static final Pattern TIME = Pattern.compile(TIME_TEXT);
    private static final Pattern DATE_TIME = Pattern.compile(DATE_TEXT + "T" + TIME_TEXT);
    private static final Pattern INSTANT = Pattern.compile(DATE_TEXT + "T" + TIME_TEXT + "(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Map<Class<?>, Parser> PARSERS = Map.ofEntries(
            Map.entry(
                    String.class,
                    new Parser("a text without the character 0", Pattern.compile("(?s).*"), ColumnTypes.TEXT::check)),
            Map.entry(Boolean.class, new Parser("true or false", Pattern.compile("true|false"), Boolean::valueOf)),
            Map.entry(Short.class, new Parser("a number from -32768 to 32767", WHOLE, Short::valueOf)),
            Map.entry(Integer.class, new Parser("a number from -2147483648 to 2147483647", WHOLE, Integer::valueOf)),
            Map.entry(Long.class, new Parser("a whole number of 64 bits", WHOLE, Long::valueOf)),
            Map.entry(BigInteger.class, new Parser("a whole number", WHOLE, BigInteger::new)),
            Map.entry(BigDecimal.class, new Parser("a number such as 9.50", DECIMAL, BigDecimal::new)),
            Map.entry(Float.class, new Parser("a number such as 9.50", DECIMAL, FilterValue::finite)),
            Map.entry(Double.class, new Parser("a number such as 9.50", DECIMAL, Double::valueOf)),
            Map.entry(UUID.class, new Parser("a uuid of 36 characters", UUID_TEXT, UUID::fromString)),
            Map.entry(LocalDate.class, new Parser("a date such as 2026-01-31", DATE, LocalDate::parse)),
            Map.entry(LocalTime.class, new Parser("a time such as 12:30:00", TIME, LocalTime::parse)),
            Map.entry(
                    LocalDateTime.class,
                    new Parser("a time such as 2026-01-31T12:30:00", DATE_TIME, LocalDateTime::parse)),
            Map.entry(
                    Instant.class,
                    new Parser(
                            "a time with its offset such as 2026-01-31T12:30:00Z, a + in it as %2B",
                            INSTANT, text -> OffsetDateTime.parse(text).toInstant())),
            Map.entry(
                    OffsetDateTime.class,
                    new Parser(
                            "a time with its offset such as 2026-01-31T12:30:00Z, a + in it as %2B",
                            INSTANT, OffsetDateTime::parse)));

    private final Parser parser;
    private final Converting<V> convert;
    private final Class<?> base;
    private final Class<V> type;

    private FilterValue(Parser parser, Converting<V> convert, Class<?> base, Class<V> type) {
        this.parser = parser;
        this.convert = convert;
        this.base = base;
        this.type = type;
    }

    /** Makes a column's value of its converter's; null where there is none. */
    @FunctionalInterface
    private interface Converting<V> {
        @Nullable
        V of(Object value);
    }

    /** Makes a value of a text that looks like one; null where there is none. */
    @FunctionalInterface
    private interface Making {
        @Nullable
        Object of(String text);
    }

    /** What a text must look like, and what is made of it; that throws when there is no such value. */
    private record Parser(String expected, Pattern pattern, Making make) {
        static Parser of(Map<String, ?> constants) {
            return new Parser(
                    "one of " + String.join(", ", constants.keySet()),
                    Pattern.compile(
                            constants.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"))),
                    text -> Objects.requireNonNull(constants.get(text)));
        }
    }

    /**
     * Of a column.
     *
     * @throws IllegalArgumentException when its type is none that can come from outside
     */
    @SuppressWarnings("unchecked") // a column's converter makes its type of the other
    static <V> FilterValue<V> of(Field<V> field) {
        Converter<Object, V> converter = (Converter<Object, V>) field.getConverter();
        Class<V> type = field.getType();
        if (field.getBinding() instanceof TextBinding<?, ?> binding) {
            Class<?> component = binding.componentType();
            if (component != null) {
                return new FilterValue<>(
                        parser(field, component), value -> type.cast(binding.ofComponent(value)), component, type);
            }
        }
        boolean converted = converter.fromType() != Object.class && converter.fromType() != type;
        Class<?> base = converted ? converter.fromType() : type;
        Object[] constants = type.getEnumConstants();
        if (constants != null && !EnumType.class.isAssignableFrom(type)) { // of a check, or the user's own
            return new FilterValue<>(
                    Parser.of(byLiteral(constants, c -> String.valueOf(converter.to((V) c)))), type::cast, base, type);
        }
        return new FilterValue<>(
                parser(field, base), value -> converted ? converter.from(value) : type.cast(value), base, type);
    }

    private static Parser parser(Field<?> field, Class<?> base) {
        Object[] known = base.getEnumConstants();
        Parser parser = known == null
                ? PARSERS.get(base)
                : Parser.of(byLiteral(known, c -> c instanceof EnumType e ? e.getLiteral() : c.toString()));
        if (parser == null) {
            throw new IllegalArgumentException(field + " is of " + base + ", which has no text from outside");
        }
        return parser;
    }

    private static Map<String, Object> byLiteral(Object[] constants, Function<Object, String> literal) {
        return Arrays.stream(constants)
                .collect(Collectors.toMap(literal, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    private static Float finite(String text) {
        Float value = Float.valueOf(text);
        if (value.isInfinite()) {
            throw new NumberFormatException();
        }
        return value;
    }

    /** Whether less and greater mean something to people: not of enums, true and false, keys without an order. */
    boolean isOrdered() {
        return !base.isEnum() && !type.isEnum() && base != Boolean.class && base != UUID.class;
    }

    boolean isText() {
        return type == String.class && base == String.class;
    }

    /**
     * The value.
     *
     * @throws IllegalArgumentException saying what is expected
     */
    V parse(String text) {
        try {
            if (parser.pattern.matcher(text).matches()) {
                Object made = parser.make.of(text);
                V value = made == null ? null : convert.of(made);
                if (value != null) {
                    return value;
                }
            }
        } catch (RuntimeException e) {
            // as if it did not look like one; a converter of the user may throw anything, with the value in its message
        }
        throw new IllegalArgumentException("expected " + parser.expected);
    }
}
