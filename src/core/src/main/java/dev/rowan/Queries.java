package dev.rowan;

import dev.rowan.column.CheckedStatement;
import dev.rowan.column.ColumnType;
import dev.rowan.column.ColumnTypes;
import dev.rowan.column.TextType;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.session.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What sends the statements of generated code: a session, and parameters that are looked at before they are sent. As
 * thread-safe as the facade it came from.
 */
public abstract class Queries {
    /** For generated code. */
    protected final Session session;

    /** For generated code. */
    protected Queries(Session session) {
        this.session = session;
    }

    /** For generated code: on what a facade sends its statements by. */
    protected Queries(Database<?> db) {
        this(notNull(db, "db").session);
    }

    /** A parameter that must not be null: comparing with null finds nothing, in silence. */
    protected static <T> T given(@Nullable T value, String name) {
        return notNull(value, name);
    }

    /**
     * The same for a text, which also must be one: the driver would send another, in silence, and find that.
     *
     * @throws InvalidInput naming the parameter
     */
    protected final String given(@Nullable String value, String name) {
        try {
            return ColumnTypes.TEXT.check(notNull(value, name));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(subject(), name, String.valueOf(e.getMessage()));
        }
    }

    /** What statement ids start with. */
    String subject() {
        return "queries";
    }

    /** The same for what is looked at elsewhere, if at all. */
    protected static <T> T notNull(@Nullable T value, String name) {
        if (value == null) {
            throw new NullPointerException(name + " is null");
        }
        return value;
    }

    /**
     * Looks at the elements of a collection, which is null where its block was not asked for.
     *
     * @throws NullPointerException naming the parameter, when an element is null
     */
    protected static void noneNull(@Nullable Collection<?> values, String name) {
        if (values != null) {
            values.forEach(v -> notNull(v, "an element of " + name));
        }
    }

    /**
     * A number of rows.
     *
     * @throws IllegalArgumentException naming the parameter, when negative
     */
    protected static int notNegative(int value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value + ": it cannot be negative");
        }
        return value;
    }

    /**
     * What to throw after an UPDATE by key that wrote no row.
     *
     * @param there whether there is a row with the key
     */
    protected static DatabaseFailure notWritten(String id, boolean there) {
        return there
                ? new QueryFailed(
                        id,
                        "the row with this key is there, and was not written: a trigger, a rule or row security kept it"
                                + "\nhelp: look for a BEFORE trigger that returns null, and at the USING of the table's policies",
                        null)
                : new RowNotFound(id, "no row with this key that this role can see");
    }

    /**
     * Sets a parameter that must not be null.
     *
     * @throws NullPointerException naming the parameter, when it is null
     * @throws IllegalArgumentException naming the parameter, when the type cannot hold the value exactly
     */
    protected static <T> void set(
            PreparedStatement s, int parameter, ColumnType<T> type, @Nullable T value, String name)
            throws SQLException {
        type.set(s, parameter, checked(type, notNull(value, name), name));
    }

    /**
     * Sets a parameter that can be null.
     *
     * @throws IllegalArgumentException naming the parameter, when the type cannot hold the value exactly
     */
    protected static <T> void setNullable(
            PreparedStatement s, int parameter, ColumnType<T> type, @Nullable T value, String name)
            throws SQLException {
        type.set(s, parameter, value == null ? null : checked(type, value, name));
    }

    /**
     * Sets an array parameter to the elements of a collection.
     *
     * @throws NullPointerException naming the parameter, when it or an element of it is null: nothing equals null
     * @throws IllegalArgumentException naming the parameter, when the type cannot hold an element exactly
     */
    protected static <T> void setAll(
            PreparedStatement s, int parameter, TextType<T> type, @Nullable Collection<? extends T> values, String name)
            throws SQLException {
        List<T> elements = notNull(values, name).stream()
                .<T>map(v -> checked(type, notNull(v, "an element of " + name), name))
                .toList();
        s.setString(parameter, type.arrayText(elements));
    }

    /**
     * The same for a collection that can be null, as which it is sent; its elements cannot.
     *
     * @throws NullPointerException naming the parameter, when an element of it is null
     * @throws IllegalArgumentException naming the parameter, when the type cannot hold an element exactly
     */
    protected static <T> void setAllNullable(
            PreparedStatement s, int parameter, TextType<T> type, @Nullable Collection<? extends T> values, String name)
            throws SQLException {
        if (values == null) {
            s.setNull(parameter, Types.VARCHAR);
        } else {
            setAll(s, parameter, type, values, name);
        }
    }

    /**
     * Sets an array parameter to one component of each record of a list.
     *
     * @throws NullPointerException naming list, place and component, when one is null
     * @throws IllegalArgumentException naming them, when the type cannot hold a value exactly
     */
    protected static <R, T> void setEach(
            PreparedStatement s,
            int parameter,
            TextType<T> type,
            @Nullable Collection<? extends R> records,
            Function<R, T> component,
            String list,
            String name)
            throws SQLException {
        List<T> elements = new ArrayList<>();
        for (R row : notNull(records, list)) {
            String place = list + "[" + elements.size() + "]";
            T value = component.apply(notNull(row, place));
            elements.add(checked(type, notNull(value, place + "." + name), place + "." + name));
        }
        s.setString(parameter, type.arrayText(elements));
    }

    /**
     * The same for a component that can be null.
     *
     * @throws NullPointerException naming list and place, when a record is null
     * @throws IllegalArgumentException naming them and the component, when the type cannot hold a value exactly
     */
    protected static <R, T> void setEachNullable(
            PreparedStatement s,
            int parameter,
            TextType<T> type,
            @Nullable Collection<? extends R> records,
            Function<R, @Nullable T> component,
            String list,
            String name)
            throws SQLException {
        List<@Nullable T> elements = new ArrayList<>();
        for (R row : notNull(records, list)) {
            String place = list + "[" + elements.size() + "]";
            T value = component.apply(notNull(row, place));
            elements.add(value == null ? null : checked(type, value, place + "." + name));
        }
        s.setString(parameter, type.arrayText(elements));
    }

    private static <T> T checked(ColumnType<T> type, T value, String name) {
        try {
            return type.check(value);
        } catch (IllegalArgumentException e) {
            throw new CheckedStatement.Refused(name, String.valueOf(e.getMessage()));
        }
    }
}
