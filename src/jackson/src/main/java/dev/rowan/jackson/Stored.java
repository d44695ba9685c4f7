package dev.rowan.jackson;

import static java.util.stream.Collectors.joining;

import dev.rowan.insert.NewRow;
import dev.rowan.table.Patch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMethod;

/**
 * Reads a generated {@code NewCam} or {@code CamPatch}: a property for each method that sets a column. What is required of a new row
 * is known by its first steps, each of which leads to the next.
 *
 * @param <T> what is read
 */
final class Stored<T> extends StdDeserializer<T> {
    /** A column that can be given. */
    private record Column(
            String name, Method method, JavaType type, boolean nullable, ValueDeserializer<Object> values) {
        @Nullable
        Object of(@Nullable Object target, @Nullable Object value) {
            try {
                return method.invoke(target, value);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(method + " cannot be called", e);
            }
        }
    }

    private final List<Column> required;
    private final Map<String, Column> columns;

    private Stored(Class<?> type, List<Column> required, Map<String, Column> columns) {
        super(type);
        this.required = required;
        this.columns = columns;
    }

    static boolean isStored(Class<?> type) {
        return (NewRow.class.isAssignableFrom(type) || Patch.class.isAssignableFrom(type))
                && Modifier.isFinal(type.getModifiers());
    }

    /** Looks at a class once; it is asked again with what the mapper knows. */
    static ValueDeserializer<?> of(JavaType type) {
        return new StdDeserializer<Object>(type) {
            @Override
            public ValueDeserializer<?> createContextual(
                    DeserializationContext context, @Nullable BeanProperty property) {
                return Stored.looked(type.getRawClass(), context);
            }

            @Override
            public Object deserialize(JsonParser json, DeserializationContext context) {
                throw new IllegalStateException("asked before it looked at " + type);
            }
        };
    }

    private static Stored<?> looked(Class<?> type, DeserializationContext context) {
        List<Method> steps = new ArrayList<>();
        for (Method step = step(type, true); step != null; step = step(step.getReturnType(), false)) {
            steps.add(step);
            if (step.getReturnType() == type) {
                break;
            }
        }
        List<Column> required =
                steps.stream().map(m -> column(type, m, context)).toList();
        Map<String, Column> columns = new LinkedHashMap<>();
        Stream.concat(
                        required.stream(),
                        Stream.of(type.getMethods())
                                .filter(m -> !Modifier.isStatic(m.getModifiers())
                                        && !m.isBridge()
                                        && m.getParameterCount() == 1
                                        && m.getReturnType() == type)
                                .map(m -> column(type, m, context)))
                .forEach(column -> columns.put(column.name, column));
        return new Stored<>(type, required, columns);
    }

    /** The method that gives the first column, or the next. */
    private static @Nullable Method step(Class<?> type, boolean first) {
        return Stream.of(type.getMethods())
                .filter(m -> m.getDeclaringClass() == type
                        && Modifier.isStatic(m.getModifiers()) == first
                        && m.getParameterCount() == 1)
                .filter(m -> first ? NewRow.class.isAssignableFrom(type) : Modifier.isAbstract(m.getModifiers()))
                .findAny()
                .orElse(null);
    }

    private static Column column(Class<?> type, Method method, DeserializationContext context) {
        JavaType of = context.getTypeFactory().constructType(method.getGenericParameterTypes()[0]);
        return new Column(
                name(type, method, context),
                method,
                of,
                method.getAnnotatedParameterTypes()[0].isAnnotationPresent(Nullable.class),
                context.findContextualValueDeserializer(of, null));
    }

    private static String name(Class<?> type, Method method, DeserializationContext context) {
        PropertyNamingStrategy naming = context.getConfig().getPropertyNamingStrategy();
        if (naming == null) {
            return method.getName();
        }
        AnnotatedClass annotated = context.introspectClassAnnotations(type);
        AnnotatedMethod setter = annotated.findMethod(method.getName(), method.getParameterTypes());
        return naming.nameForSetterMethod(context.getConfig(), setter, method.getName());
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        if (!json.isExpectedStartObjectToken()) {
            return context.reportInputMismatch(
                    this, "%s is read from an object, not from %s", _valueClass.getSimpleName(), json.currentToken());
        }
        Map<Column, @Nullable Object> given = given(json, context);
        List<Column> missing =
                required.stream().filter(c -> !given.containsKey(c)).toList();
        if (!missing.isEmpty()) {
            return context.reportInputMismatch(
                    this,
                    "%s lacks %s",
                    _valueClass.getSimpleName(),
                    missing.stream().map(Column::name).collect(joining(", ")));
        }
        return Reading.made(_valueClass, given, this::built, context);
    }

    private Map<Column, @Nullable Object> given(JsonParser json, DeserializationContext context) {
        Map<Column, @Nullable Object> given = new LinkedHashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken token = json.nextToken();
            Column column = columns.get(name);
            if (column == null) {
                context.handleUnknownProperty(json, this, _valueClass, name);
                continue;
            }
            try {
                given.put(column, value(column, token, json, context));
            } catch (DatabindException e) {
                throw e.prependPath(_valueClass, name);
            }
        }
        return given;
    }

    private @Nullable Object value(Column column, JsonToken token, JsonParser json, DeserializationContext context) {
        if (token != JsonToken.VALUE_NULL) {
            return column.values.deserialize(json, context);
        }
        if (!column.nullable) {
            return context.reportInputMismatch(column.type, "%s cannot be null", column.name);
        }
        return null;
    }

    @SuppressWarnings("unchecked") // the last step, and each method after it, gives one
    private T built(Map<Column, @Nullable Object> given) {
        Object stored = required.isEmpty() ? empty() : null;
        for (Column step : required) {
            stored = step.of(stored, given.get(step));
        }
        for (Map.Entry<Column, @Nullable Object> each : given.entrySet()) {
            if (!required.contains(each.getKey())) {
                stored = each.getKey().of(stored, each.getValue());
            }
        }
        return (T) Objects.requireNonNull(stored);
    }

    private Object empty() {
        try {
            return Objects.requireNonNull(_valueClass.getField("EMPTY").get(null));
        } catch (NoSuchFieldException | IllegalAccessException e) {
            throw new IllegalStateException(_valueClass + " has no EMPTY, although nothing of it is required", e);
        }
    }
}
