package dev.rowan.session;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Notes the parameters that somebody sets, in place of a statement, so that they can be compared. */
final class NotedParameters implements InvocationHandler {
    private final List<@Nullable Object> notes = new ArrayList<>();
    private final List<@Nullable String> values = new ArrayList<>();
    private final Supplier<Connection> connection;

    private NotedParameters(Supplier<Connection> connection) {
        this.connection = connection;
    }

    /** What is set, in order. {@code connection} is for bindings that make an array on it. */
    static @Nullable Object[] of(Binder parameters, Supplier<Connection> connection) throws SQLException {
        var noted = new NotedParameters(connection);
        noted.bind(parameters);
        return noted.notes.toArray();
    }

    /** The values that are set, in order, as text. */
    static List<@Nullable String> texts(Binder parameters, Supplier<Connection> connection) throws SQLException {
        var noted = new NotedParameters(connection);
        noted.bind(parameters);
        return noted.values;
    }

    private void bind(Binder parameters) throws SQLException {
        parameters.bind((PreparedStatement) Proxy.newProxyInstance(
                NotedParameters.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, this));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        if (method.getName().equals("getConnection")) {
            return connection.get();
        }
        if (arguments != null && arguments.length > 1) {
            notes.add(method.getName());
            values.add(method.getName().equals("setNull") ? null : text(arguments[1]));
            for (Object argument : arguments) {
                notes.add(comparable(argument));
            }
        }
        return nothing(method.getReturnType());
    }

    private static @Nullable Object comparable(@Nullable Object argument) {
        return switch (argument) {
            case Array array -> array.toString(); // the driver's shows its text
            case InputStream stream -> InputStream.class;
            case Reader reader -> Reader.class;
            case null, default -> argument;
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case InputStream stream -> "(a stream)";
            case Reader reader -> "(a stream)";
            case byte[] bytes -> "(" + bytes.length + " bytes)";
            case Object[] elements -> Arrays.deepToString(elements);
            default -> value.toString();
        };
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == int.class ? (Object) 0 : null;
    }
}
