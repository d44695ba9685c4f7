package dev.rowan.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.rowan.insert.NewRow;
import dev.rowan.table.Patch;
import dev.rowan.type.LiteralEnum;
import dev.rowan.type.Range;
import dev.rowan.type.SingleValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.EnumType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.KeyDeserializers;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.std.StdSerializer;

/** Classes of generated code, of which a mapper gets to know when it meets the first. */
final class Generated {
    private Generated() {}

    /** What stands for a value of a class; null where it is not one of ours. */
    private static @Nullable Function<Object, Object> standIn(Class<?> type) {
        if (LiteralEnum.class.isAssignableFrom(type)) {
            return value -> ((LiteralEnum) value).literal();
        }
        if (EnumType.class.isAssignableFrom(type)) {
            return value -> ((EnumType) value).getLiteral();
        }
        return SingleValue.class.isAssignableFrom(type) ? new Component(type)::of : null;
    }

    private static boolean isEnum(Class<?> type) {
        return LiteralEnum.class.isAssignableFrom(type) || EnumType.class.isAssignableFrom(type);
    }

    private static Function<Object, Object> constants(Class<?> type) {
        Function<Object, Object> literal = Objects.requireNonNull(standIn(type));
        Map<Object, Object> byLiteral =
                Arrays.stream(type.getEnumConstants()).collect(Collectors.toUnmodifiableMap(literal, c -> c));
        return text -> {
            Object constant = byLiteral.get(text);
            if (constant == null) {
                throw new IllegalArgumentException("not one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(literal)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")));
            }
            return constant;
        };
    }

    @SuppressWarnings("unchecked") // of a class that is not known here
    private static Class<Object> raw(JavaType type) {
        return (Class<Object>) type.getRawClass();
    }

    static final class Writers implements Serializers {
        @Override
        public @Nullable ValueSerializer<?> findEnumSerializer(
                SerializationConfig config, JavaType type, BeanDescription.Supplier bean, JsonFormat.Value format) {
            return writing(type);
        }

        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription.Supplier bean, JsonFormat.Value format) {
            return Stored.isStored(type.getRawClass()) ? new StoredIsNotWritten(raw(type)) : writing(type);
        }

        private static @Nullable ValueSerializer<?> writing(JavaType type) {
            Function<Object, Object> standIn = standIn(type.getRawClass());
            return standIn == null ? null : new Writing<>(raw(type), standIn);
        }
    }

    static final class KeyWriters implements Serializers {
        @Override
        public @Nullable ValueSerializer<?> findEnumSerializer(
                SerializationConfig config, JavaType type, BeanDescription.Supplier bean, JsonFormat.Value format) {
            return findSerializer(config, type, bean, format);
        }

        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription.Supplier bean, JsonFormat.Value format) {
            Function<Object, Object> standIn = standIn(type.getRawClass());
            return standIn == null ? null : new WritingKey<>(raw(type), standIn);
        }
    }

    static final class Readers implements Deserializers {
        private static final Map<Class<?>, Function<String, ? extends Comparable<?>>> BOUNDS = Map.of(
                Integer.class, Integer::valueOf,
                Long.class, Long::valueOf,
                BigDecimal.class, BigDecimal::new,
                LocalDate.class, LocalDate::parse,
                LocalDateTime.class, LocalDateTime::parse,
                Instant.class, Instant::parse);

        @Override
        public @Nullable ValueDeserializer<?> findEnumDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
            return isEnum(type.getRawClass())
                    ? new Reading<>(raw(type), config.constructType(String.class), constants(type.getRawClass()))
                    : null;
        }

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
            if (SingleValue.class.isAssignableFrom(type.getRawClass())) {
                var component = new Component(type.getRawClass());
                return new Reading<>(
                        raw(type), config.getTypeFactory().constructType(component.type()), component::made);
            }
            if (type.hasRawClass(Range.class)) {
                return reading(type, config);
            }
            return Stored.isStored(type.getRawClass()) ? Stored.of(type) : null;
        }

        private static @Nullable ValueDeserializer<?> reading(JavaType range, DeserializationConfig config) {
            Function<String, ? extends Comparable<?>> bound =
                    BOUNDS.get(range.containedTypeOrUnknown(0).getRawClass());
            return bound == null
                    ? null
                    : new Reading<>(
                            raw(range), config.constructType(String.class), text -> range((String) text, bound));
        }

        @SuppressWarnings("unchecked") // each of them can be compared with its like
        private static Object range(String text, Function<String, ? extends Comparable<?>> bound) {
            return Range.parse(text, (Function<String, LocalDate>) bound);
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type == Range.class
                    || isEnum(type)
                    || SingleValue.class.isAssignableFrom(type)
                    || Stored.isStored(type);
        }
    }

    static final class KeyReaders implements KeyDeserializers {
        @Override
        public @Nullable KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
            Class<?> raw = type.getRawClass();
            if (isEnum(raw)) {
                Function<Object, Object> constants = constants(raw);
                return new KeyDeserializer() {
                    @Override
                    public Object deserializeKey(String key, DeserializationContext context) {
                        return Reading.made(raw, key, constants::apply, context);
                    }
                };
            }
            if (!SingleValue.class.isAssignableFrom(raw)) {
                return null;
            }
            var component = new Component(raw);
            return new KeyDeserializer() {
                @Override
                public Object deserializeKey(String key, DeserializationContext context) {
                    Object value = component.type() == String.class
                            ? key
                            : context.findKeyDeserializer(context.constructType(component.type()), null)
                                    .deserializeKey(key, context);
                    return Reading.made(raw, value, component::made, context);
                }
            };
        }
    }

    /** Says that it is not there, where else there would be {@code {}} in silence. */
    private static final class StoredIsNotWritten extends StdSerializer<Object> {
        StoredIsNotWritten(Class<Object> type) {
            super(type);
        }

        @Override
        public void serialize(Object value, JsonGenerator json, SerializationContext context) {
            context.reportBadDefinition(
                    handledType(),
                    "a " + (value instanceof NewRow<?> ? "new row" : value instanceof Patch<?> ? "patch" : "value")
                            + " is read from JSON, and not written: write a Map or a class of your own");
        }
    }
}
