package dev.rowan.jackson;

import static java.util.Objects.requireNonNull;

import dev.rowan.type.JsonFormat;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents of json and jsonb columns as classes, by Jackson, for {@code JsonConverter} in a {@code <forcedType>}:
 * {@code JsonConverter.jsonb(List.class, JacksonFormat.listOf(ProfilePoint.class))}. Thread-safe.
 *
 * <p>A document is read exactly or not at all. A property that the class lacks is refused, and so are null for a primitive, a number that
 * an integer would cut and what comes after the document.
 *
 * @param <T> the class
 */
public final class JacksonFormat<T> implements JsonFormat<T> {
    private static final JsonMapper EXACT = JsonMapper.builder()
            .findAndAddModules()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private final ObjectMapper mapper;
    private final JavaType type;

    private JacksonFormat(ObjectMapper mapper, JavaType type) {
        this.mapper = mapper;
        this.type = type;
    }

    /** Of one class that is not generic, such as a record. */
    public static <T> JacksonFormat<T> of(Class<T> type) {
        return new JacksonFormat<>(EXACT, EXACT.constructType(requireNonNull(type, "type is null")));
    }

    /** Of lists of a class that is not generic. */
    public static <E> JacksonFormat<List<E>> listOf(Class<E> element) {
        return new JacksonFormat<>(
                EXACT,
                EXACT.getTypeFactory().constructCollectionType(List.class, requireNonNull(element, "element is null")));
    }

    /** The same, by a mapper of yours, which need not be exact. */
    public JacksonFormat<T> by(ObjectMapper other) {
        return new JacksonFormat<>(requireNonNull(other, "mapper is null"), type);
    }

    /** @throws tools.jackson.core.JacksonException when the document does not fit, or is {@code null} itself */
    @Override
    public T read(String json) {
        T value = mapper.readValue(json, type);
        if (value == null) {
            throw new IllegalArgumentException("the document is null");
        }
        return value;
    }

    @Override
    public String write(T value) {
        return mapper.writerFor(type).writeValueAsString(value);
    }
}
