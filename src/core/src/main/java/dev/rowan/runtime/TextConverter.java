package dev.rowan.runtime;

import org.jooq.Converter;
import org.jspecify.annotations.Nullable;

/** Says that the column's value is a String; what goes through JDBC goes by {@link TextBinding}. */
final class TextConverter<T> implements Converter<T, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable String from(@Nullable T value) {
        return value == null ? null : value.toString();
    }

    @Override
    @SuppressWarnings("unchecked") // jOOQ hands it back to from()
    public @Nullable T to(@Nullable String value) {
        return (T) value;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<T> fromType() {
        return (Class<T>) Object.class;
    }

    @Override
    public Class<String> toType() {
        return String.class;
    }
}
