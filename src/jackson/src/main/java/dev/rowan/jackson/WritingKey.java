package dev.rowan.jackson;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes the key of a map by the text of what stands for it. */
final class WritingKey<T> extends StdSerializer<T> {
    private final Function<? super T, Object> instead;

    WritingKey(Class<T> type, Function<? super T, Object> instead) {
        super(type);
        this.instead = instead;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
        json.writeName(instead.apply(value).toString());
    }
}
