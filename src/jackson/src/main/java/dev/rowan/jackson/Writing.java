package dev.rowan.jackson;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes what stands for a value: a text, a number, a map. */
final class Writing<T> extends StdSerializer<T> {
    private final Function<? super T, Object> instead;

    Writing(Class<T> type, Function<? super T, Object> instead) {
        super(type);
        this.instead = instead;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
        context.writeValue(json, instead.apply(value));
    }
}
