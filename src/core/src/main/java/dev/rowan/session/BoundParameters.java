package dev.rowan.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Set;
import java.util.UUID;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PreferQueryMode;
import org.postgresql.util.PGobject;

/**
 * Watches how the parameters of several SELECTs are set, whoever does it: also conditions and bindings of the user. All of
 * them can travel in one go as long as
 *
 * <ul>
 *   <li>each has a type. For one without, the driver describes the statement, and from the sixth execution on sends what it
 *       has described one by one: several round trips and, outside of a transaction, several snapshots;
 *   <li>they are at most {@link #MOST_BYTES}. The driver sends everything before it reads, so that with large parameters and
 *       large results both sides can wait for each other for ever, which no timeout of the server or the socket ends. Half a
 *       megabyte did with small buffers.
 * </ul>
 *
 * <p>For one thread.
 */
public final class BoundParameters implements InvocationHandler {
    /** For a string of more than about 255 the driver waits in the middle. */
    public static final int MOST_STATEMENTS = 100;

    /** Bytes of parameters in one string. */
    public static final int MOST_BYTES = 32 * 1024;

    /** Called for something else than a parameter. */
    private static final Set<String> HARMLESS =
            Set.of("getConnection", "isWrapperFor", "toString", "hashCode", "equals");

    private static final Set<String> TYPED = Set.of(
            "setBoolean",
            "setByte",
            "setShort",
            "setInt",
            "setLong",
            "setFloat",
            "setDouble",
            "setBigDecimal",
            "setString",
            "setBytes");

    /** Of the other types the driver sends a null without one. */
    private static final Set<Integer> TYPED_NULLS = Set.of(
            Types.BIT,
            Types.BOOLEAN,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE,
            Types.NUMERIC,
            Types.DECIMAL,
            Types.CHAR,
            Types.VARCHAR,
            Types.BINARY,
            Types.VARBINARY);

    private static final Set<Class<?>> TYPED_OBJECTS = Set.of(
            String.class,
            Boolean.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            byte[].class,
            float[].class,
            UUID.class,
            LocalDate.class,
            LocalTime.class,
            OffsetTime.class,
            LocalDateTime.class,
            OffsetDateTime.class);

    private final PreparedStatement target;
    private final boolean stringsAreTyped;
    private boolean together;
    private long bytes;
    private int before;
    private int last;

    /** Of nothing that has been set yet. */
    public BoundParameters(PreparedStatement target) throws SQLException {
        this.target = target;
        Connection connection = target.getConnection();
        BaseConnection driver =
                connection.isWrapperFor(BaseConnection.class) ? connection.unwrap(BaseConnection.class) : null;
        this.stringsAreTyped = driver == null || driver.getStringVarcharFlag(); // not with stringtype=unspecified
        this.together =
                driver == null || driver.getPreferQueryMode() != PreferQueryMode.SIMPLE; // which sends one by one
    }

    /** To set the parameters of. How long it may take is not set by it. */
    public PreparedStatement statement() {
        return (PreparedStatement) Proxy.newProxyInstance(
                BoundParameters.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, this);
    }

    /** From now on the first parameter of {@link #statement} is the one after the last that was set. */
    void next() {
        before = last;
    }

    /** Whether all that was set can travel in one go. */
    public boolean canTravelTogether() {
        return together && bytes <= MOST_BYTES;
    }

    /** About, of all that was set. */
    public long bytes() {
        return bytes;
    }

    /** Whether {@code setString} gives a type. */
    public boolean stringsAreTyped() {
        return stringsAreTyped;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        if (arguments != null && arguments.length > 1 && arguments[0] instanceof Integer parameter) {
            @Nullable Object value = arguments[1];
            if (!stringsAreTyped && value instanceof String text && arguments.length == 2) {
                return invoke(
                        proxy,
                        PreparedStatement.class.getMethod("setObject", int.class, Object.class),
                        new Object[] {parameter, varchar(text)});
            }
            together &= isTyped(name, value, arguments.length);
            bytes += bytes(value);
            last = Math.max(last, before + parameter);
            arguments[0] = before + parameter;
        } else if (name.equals("setQueryTimeout")) {
            return null; // it is the whole string's
        } else {
            together &= HARMLESS.contains(name);
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean isTyped(String method, @Nullable Object value, int arguments) {
        return switch (method) {
            case "setNull" ->
                arguments == 3 // with the type's name
                        || (value instanceof Integer type
                                && TYPED_NULLS.contains(type)
                                && (stringsAreTyped || type != Types.VARCHAR));
            case "setObject" ->
                arguments == 2
                        && value != null
                        && (value instanceof PGobject || TYPED_OBJECTS.contains(value.getClass()));
            default -> TYPED.contains(method) && (stringsAreTyped || !method.equals("setString"));
        };
    }

    private static PGobject varchar(String text) throws SQLException {
        var typed = new PGobject();
        typed.setType("varchar");
        typed.setValue(text);
        return typed;
    }

    public static long bytes(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case String text ->
                text.length() > MOST_BYTES ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
            case byte[] bytes -> bytes.length;
            case float[] floats -> 20 + 8L * floats.length;
            case PGobject object -> bytes(object.getValue());
            case BigDecimal number -> number.precision() + (long) Math.abs(number.scale());
            case BigInteger number -> number.bitLength();
            case JSON json -> bytes(json.data());
            case JSONB json -> bytes(json.data());
            case XML xml -> bytes(xml.data());
            default -> 40; // a number, a time or a constant
        };
    }
}
