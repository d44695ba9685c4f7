package dev.rowan.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Generated facades. They are known by name alone: tests without rowan-core have none. */
final class Facade {
    private static final String DATABASE = "dev.rowan.Database";
    private static final String LISTENER = "dev.rowan.session.StatementListener";

    private Facade() {}

    static boolean is(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent != null && parent.getName().equals(DATABASE);
    }

    /** One that tells of its statements. */
    static Object on(Class<?> type, DataSource source, Statements statements) {
        try {
            Object facade = type.getMethod("of", DataSource.class).invoke(null, source);
            Class<?> listener = Class.forName(LISTENER, true, type.getClassLoader());
            Object ours = Proxy.newProxyInstance(
                    listener.getClassLoader(),
                    new Class<?>[] {listener},
                    (proxy, method, arguments) -> told(proxy, method, arguments, statements));
            Object heard = type.getMethod("listener", listener).invoke(facade, ours);
            statements.heard();
            return heard;
        } catch (InvocationTargetException e) {
            throw new ParameterResolutionException(type.getName() + " cannot be made: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new ParameterResolutionException(
                    type.getName() + " is none of this version of rowan-core"
                            + "\nhelp: use one version of rowan-core, rowan-codegen and rowan-testing",
                    e);
        }
    }

    /** What a listener is asked as an object, the statements answer. */
    private static @Nullable Object told(
            Object proxy, Method method, @Nullable Object @Nullable [] arguments, Statements statements)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(statements, arguments);
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        statements.add(idOf(arguments));
        return null;
    }

    private static String idOf(@Nullable Object @Nullable [] arguments) throws ReflectiveOperationException {
        Object event = arguments == null ? null : arguments[0];
        if (event == null) {
            throw new IllegalArgumentException("event is null");
        }
        return (String) event.getClass().getMethod("statementId").invoke(event);
    }
}
