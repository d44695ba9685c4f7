package dev.rowan.garage;

import dev.rowan.Cursor;
import dev.rowan.Query;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.insert.NewRow;
import dev.rowan.shape.Shape;
import dev.rowan.table.Patch;
import dev.rowan.type.Cidr;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Values that a method may be given, by their types. */
@SuppressWarnings("NullAway") // of reflection
final class Plausible {
    private static final Set<Class<?>> NUMBERS =
            Set.of(Short.class, Integer.class, Long.class, Float.class, Double.class, BigDecimal.class);

    private Plausible() {}

    static @Nullable Object[] arguments(Method method) throws ReflectiveOperationException {
        return arguments(method, -1);
    }

    /** {@code without}: the place of the one that is null. */
    static @Nullable Object[] arguments(Method method, int without) throws ReflectiveOperationException {
        var arguments = new @Nullable Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i == without ? null : of(method.getParameterTypes()[i]);
        }
        return arguments;
    }

    static Object of(Class<?> type) throws ReflectiveOperationException {
        if (type == Object.class) {
            return "plausible";
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isPrimitive() || NUMBERS.contains(type)) {
            return number(type);
        }
        if (type == Boolean.class) {
            return true;
        }
        if (type == String.class) {
            return "plausible";
        }
        if (type == UUID.class) {
            return new UUID(0, 1);
        }
        if (type == Cidr.class) {
            return Cidr.parse("10.0.0.0/8");
        }
        if (type == Cursor.class) {
            return Cursor.parse("cursor");
        }
        if (type == Condition.class) {
            return DSL.noCondition();
        }
        if (type == DatabaseConfig.class) {
            return DatabaseConfig.of("postgres://host/database");
        }
        if (type == DSLContext.class) {
            return DSL.using(SQLDialect.POSTGRES);
        }
        if (type.isInstance(Sample.SAMPLES_BY_PARENT)) {
            return Sample.SAMPLES_BY_PARENT;
        }
        if (type.isInstance(Sample.PARENT)) {
            return Sample.PARENT;
        }
        if (type.isInstance(Label.TAG)) {
            return Label.TAG;
        }
        if (type == Class.class) {
            return IOException.class;
        }
        if (type == Field.class) {
            return Tables.SAMPLES.ID;
        }
        if (type.isAssignableFrom(NewSample.class) && NewRow.class.isAssignableFrom(type)) {
            return NewSample.id(1);
        }
        if (type == Query.class) {
            return Garage.of(DSL.using(SQLDialect.POSTGRES)).samples().all();
        }
        if (type == Patch.class) {
            return SamplePatch.EMPTY;
        }
        if (Shape.class.isAssignableFrom(type)) {
            return Sample.ROW;
        }
        if (type.isInterface()) {
            return Collection.class.isAssignableFrom(type) || type == Iterable.class ? List.of() : function(type);
        }
        if (type.isRecord()) {
            return made(type.getDeclaredConstructors()[0]);
        }
        return instance(type);
    }

    /** Calls the stages of what is made by a lambda for each of its parts, until it is made. */
    static @Nullable Object finished(@Nullable Object value) throws ReflectiveOperationException {
        Object stage = value;
        while (isStage(stage)) {
            Method next = next(stage);
            stage = next.invoke(stage, arguments(next));
        }
        return stage;
    }

    /** Whether a value is still to be given. */
    static boolean isStage(@Nullable Object value) {
        return value != null && value.getClass().isSynthetic();
    }

    /** What takes the next value. */
    static Method next(Object stage) {
        return Arrays.stream(stage.getClass().getInterfaces()[0].getMethods())
                .filter(m -> Modifier.isAbstract(m.getModifiers()))
                .findFirst()
                .orElseThrow();
    }

    private static Object number(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "boolean" -> true;
            case "short", "Short" -> (short) 1;
            case "long", "Long" -> 1L;
            case "float", "Float" -> 1f;
            case "double", "Double" -> 1d;
            case "BigDecimal" -> BigDecimal.ONE;
            default -> 1;
        };
    }

    /** Gives what it is given, where that fits. */
    private static Object function(Class<?> type) {
        return Proxy.newProxyInstance(
                Plausible.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> arguments != null
                                && arguments.length > 0
                                && method.getReturnType().isInstance(arguments[0])
                        ? arguments[0]
                        : null);
    }

    private static Object instance(Class<?> type) throws ReflectiveOperationException {
        for (var field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
                return field.get(null);
            }
        }
        for (Method method : type.getMethods()) {
            boolean stage = method.getReturnType().getDeclaringClass() == type;
            if (Modifier.isStatic(method.getModifiers()) && (method.getReturnType() == type || stage)) {
                try {
                    Object made = finished(method.invoke(null, arguments(method)));
                    if (type.isInstance(made)) {
                        return made;
                    }
                } catch (InvocationTargetException e) {
                    // it refuses what we give: another method may take it
                }
            }
        }
        return made(Arrays.stream(type.getConstructors())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no value of " + type)));
    }

    private static Object made(Constructor<?> constructor) throws ReflectiveOperationException {
        var arguments = new @Nullable Object[constructor.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = of(constructor.getParameterTypes()[i]);
        }
        return constructor.newInstance(arguments);
    }
}
