package dev.rowan.jackson;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a value from what stands for it, which the mapper reads first. What cannot be made a value is refused, and not repeated. */
final class Reading<T> extends StdDeserializer<T> {
    private final JavaType from;
    private final Function<Object, T> made;

    Reading(Class<T> type, JavaType from, Function<Object, T> made) {
        super(type);
        this.from = from;
        this.made = made;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        Object value = context.readValue(json, from);
        if (value == null) {
            return context.reportInputMismatch(this, "null is no %s", _valueClass.getSimpleName());
        }
        return made(_valueClass, value, made, context);
    }

    /** Throws what Jackson throws, with the reason as its cause. */
    @SuppressWarnings("unchecked") // a deserializer's class is that of what it gives
    static <V, T> T made(Class<?> type, V value, Function<V, T> made, DeserializationContext context) {
        try {
            return made.apply(value);
        } catch (RuntimeException e) {
            return (T) context.handleInstantiationProblem(type, null, e);
        }
    }
}
