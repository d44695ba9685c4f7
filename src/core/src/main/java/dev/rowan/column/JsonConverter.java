package dev.rowan.column;

import static java.util.Objects.requireNonNull;

import dev.rowan.type.JsonFormat;
import org.jooq.Converter;
import org.jooq.JSON;
import org.jooq.JSONB;

/** Converters between a column of JSON and a class of yours, for {@code <converter>} of a {@code <forcedType>}. */
public final class JsonConverter {
    private JsonConverter() {}

    /** For {@code jsonb}. {@code type}: the class, without what it is generic in. Thread-safe. */
    @SuppressWarnings("unchecked") // the class of a generic type is that of all its types
    public static <T> Converter<JSONB, T> jsonb(Class<? super T> type, JsonFormat<T> format) {
        requireNonNull(format, "format is null");
        return Converter.ofNullable(
                JSONB.class,
                (Class<T>) requireNonNull(type, "type is null"),
                stored -> format.read(stored.data()),
                value -> JSONB.jsonb(format.write(value)));
    }

    /** For {@code json}. {@code type}: the class, without what it is generic in. Thread-safe. */
    @SuppressWarnings("unchecked") // as above
    public static <T> Converter<JSON, T> json(Class<? super T> type, JsonFormat<T> format) {
        requireNonNull(format, "format is null");
        return Converter.ofNullable(
                JSON.class,
                (Class<T>) requireNonNull(type, "type is null"),
                stored -> format.read(stored.data()),
                value -> JSON.json(format.write(value)));
    }
}
