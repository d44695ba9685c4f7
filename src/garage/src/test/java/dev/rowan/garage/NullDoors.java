package dev.rowan.garage;

import dev.rowan.Database;
import dev.rowan.Queries;
import dev.rowan.Repository;
import dev.rowan.error.InvalidInput;
import dev.rowan.shape.Graph;
import dev.rowan.shape.Join;
import dev.rowan.shape.Link;
import dev.rowan.shape.Root;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls every public method with null for each argument in turn; the others are plausible. */
@SuppressWarnings("NullAway") // null is what is tried
final class NullDoors {
    private static final Set<String> OF_CALLERS =
            Set.of("dev.rowan", "dev.rowan.shape", "dev.rowan.insert", "dev.rowan.connect");

    private static final Set<String> OF_GENERATED_CODE = Set.of("dev.rowan.session", "dev.rowan.column");

    private static final Set<Class<?>> TYPES_OF_GENERATED_CODE =
            Set.of(Graph.class, Join.class, Link.class, Root.class);

    private final Database<?> db;
    private final Set<Class<?>> seen = new HashSet<>();
    private final List<String> open = new ArrayList<>();
    private int tried;

    NullDoors(Database<?> db) {
        this.db = db;
    }

    /** The calls of the facade, its repositories and what these are given that do not refuse null by name. */
    List<String> leftOpen() throws ReflectiveOperationException {
        leftOpenOf(db);
        for (Method accessor : db.getClass().getMethods()) {
            if (accessor.getParameterCount() == 0 && Queries.class.isAssignableFrom(accessor.getReturnType())) {
                leftOpenOf(accessor.invoke(db));
            }
        }
        if (tried < 100) {
            open.add("only " + tried + " calls were tried");
        }
        return open;
    }

    /** The same of one object. */
    List<String> leftOpenOf(Object door) throws ReflectiveOperationException {
        walk(door.getClass(), door);
        return open;
    }

    private void walk(Class<?> type, @Nullable Object door) throws ReflectiveOperationException {
        if (!seen.add(type)) {
            return;
        }
        for (Method method : type.getMethods()) {
            if (!isDoor(method) || (door == null && !Modifier.isStatic(method.getModifiers()))) {
                continue;
            }
            Parameter[] parameters = method.getParameters();
            if (Modifier.isStatic(method.getModifiers())
                    && method.getReturnType().getSimpleName().startsWith("Needs")
                    && parameters.length == 1) {
                tryStages(method);
            }
            for (int i = 0; i < parameters.length; i++) {
                if (!parameters[i].getType().isPrimitive()
                        && !parameters[i].getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && !isElement(method, i)) {
                    tryNull(method, door, parameters, i);
                }
                Class<?> given = parameters[i].getType();
                if (isGenerated(given) && !given.isEnum() && !given.isRecord() && !given.isInterface()) {
                    walk(given, made(given));
                }
            }
        }
    }

    /** Of an array, where it can be null, or of a collection, whose elements the statement looks at. */
    private static boolean isElement(Method method, int place) {
        Class<?>[] types = method.getParameterTypes();
        return method.isVarArgs() && place == 0 && types.length == 2 && types[1].getComponentType() == types[0];
    }

    /** Null where it takes a value of each part: its static methods are tried then. */
    private static @Nullable Object made(Class<?> type) throws ReflectiveOperationException {
        try {
            return Plausible.of(type);
        } catch (IllegalStateException e) {
            return null;
        }
    }

    private void tryNull(Method method, @Nullable Object door, Parameter[] parameters, int place)
            throws ReflectiveOperationException {
        @Nullable Object[] arguments = Plausible.arguments(method, place);
        String call = method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(" + place + " of "
                + parameters.length + ", " + parameters[place].getName() + "): ";
        refuses(call, parameters[place].getName(), () -> Plausible.finished(method.invoke(door, arguments)));
    }

    /** Of a new row that is made of a value after the other: null for each of those that follow the first. */
    private void tryStages(Method first) throws ReflectiveOperationException {
        try {
            Plausible.finished(first.invoke(null, Plausible.arguments(first)));
        } catch (InvocationTargetException e) {
            return; // what we give is refused
        }
        @Nullable Object stage = first.invoke(null, Plausible.arguments(first));
        while (stage != null && Plausible.isStage(stage)) {
            Object incomplete = stage;
            Method next = Plausible.next(incomplete);
            Parameter value = next.getParameters()[0];
            if (!value.getType().isPrimitive() && !value.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                refuses(
                        next.getDeclaringClass().getName() + ": ",
                        value.getName(),
                        () -> Plausible.finished(next.invoke(incomplete, (Object) null)));
            }
            stage = next.invoke(incomplete, Plausible.arguments(next));
        }
    }

    private interface Call {
        @Nullable
        Object make() throws ReflectiveOperationException;
    }

    private void refuses(String call, String parameter, Call made) throws ReflectiveOperationException {
        tried++;
        try {
            made.make();
            open.add(call + "nothing was thrown");
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            boolean typed = thrown instanceof NullPointerException || thrown instanceof InvalidInput;
            String message = String.valueOf(thrown.getMessage());
            boolean isOfJava = message.startsWith("Cannot "); // what the JVM says of a null that nobody looked for
            if (!typed || isOfJava || !plain(message).contains(plain(parameter))) {
                open.add(call + thrown);
            }
        }
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** What callers call; the rest is for generated code and the runtime. */
    private static boolean isDoor(Method method) {
        return method.getDeclaringClass() != Object.class
                && !method.isBridge()
                && !method.isSynthetic()
                && !method.getName().equals("equals")
                && Modifier.isPublic(method.getDeclaringClass().getModifiers())
                && (isGenerated(method.getDeclaringClass())
                        || method.getDeclaringClass() == Repository.class
                        || method.getDeclaringClass().getName().matches("dev\\.rowan\\.\\w+Verbs")
                        || (OF_CALLERS.contains(method.getDeclaringClass().getPackageName()) && !isOfRuntime(method)));
    }

    private static boolean isOfRuntime(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .anyMatch(t -> OF_GENERATED_CODE.contains(t.getPackageName())
                        || TYPES_OF_GENERATED_CODE.contains(t)
                        || t == ResultSet.class);
    }

    private static boolean isGenerated(Class<?> type) {
        return type.getPackageName().equals("dev.rowan.garage")
                || type.getPackageName().equals("dev.enginecam");
    }
}
