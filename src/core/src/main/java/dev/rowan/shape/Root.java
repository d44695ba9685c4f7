package dev.rowan.shape;

import dev.rowan.column.ColumnType;
import dev.rowan.column.ColumnTypes;
import dev.rowan.column.RecordType;
import dev.rowan.column.TextType;
import dev.rowan.session.BoundParameters;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where a graph starts: the rows of one of a table's static statements. Make it a constant; immutable and thread-safe. */
public final class Root {
    private final String id;
    private final String where;
    private final List<ColumnType<?>> types;
    private final List<KeyColumn> keys;
    private final boolean typed;

    private Root(String id, String where, List<ColumnType<?>> types, List<KeyColumn> keys) {
        this.id = id;
        this.where = where;
        this.types = types;
        this.keys = keys;
        this.typed = types.stream().allMatch(ColumnTypes::isTyped);
    }

    /**
     * For generated code.
     *
     * @param id of that statement, such as {@code users.find}
     * @param where its condition, with {@code ?} for each parameter
     * @param types of the parameters, in order
     */
    public static Root of(String id, String where, ColumnType<?>... types) {
        return new Root(id, where, List.of(types), List.of());
    }

    /**
     * For generated code: the rows whose keys are among {@link #arrays given ones}.
     *
     * @param id of the statement that finds one of them, such as {@code users.find}
     * @param key its columns
     */
    public static Root ofKeys(String id, KeyColumn... key) {
        List<KeyColumn> keys = List.of(key);
        String arrays = keys.stream().map(k -> "?::" + k.sqlType() + "[]").collect(Collectors.joining(", "));
        String names = keys.stream().map(k -> k.name() + k.cast()).collect(Collectors.joining(", "));
        return new Root(
                id,
                keys.size() == 1
                        ? names + " " + key[0].operator() + " any(" + arrays + ")"
                        : "(" + names + ") in (select * from unnest(" + arrays + "))",
                Collections.nCopies(keys.size(), ColumnTypes.TEXT),
                keys);
    }

    /** What finds the rows of these keys: the text of an array for each column. */
    public Object[] arrays(List<Object[]> of) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> array(keys.get(i), of.stream().map(key -> key[i]).toList()))
                .toArray();
    }

    @SuppressWarnings("unchecked") // a key's values have its type
    private static <E> String array(KeyColumn column, List<Object> values) {
        return ((TextType<E>) column.type()).arrayText((List<E>) values);
    }

    /** Of the statement. */
    String id() {
        return id;
    }

    /** The condition, with {@code ?} for each parameter. */
    public String where() {
        return where;
    }

    /** Its columns, where it {@link #ofKeys finds rows by arrays of keys}; else none. */
    public List<KeyColumn> keys() {
        return keys;
    }

    /** Sets its parameters from {@code parameter} on; returns the number of the parameter after the last. */
    public int bind(PreparedStatement s, int parameter, @Nullable Object... values) throws SQLException {
        int next = parameter;
        for (int i = 0; i < values.length; i++) {
            type(i).set(s, next++, values[i]);
        }
        return next;
    }

    @SuppressWarnings("unchecked") // generated methods give each parameter a value of its type
    ColumnType<Object> type(int parameter) {
        return (ColumnType<Object>) types.get(parameter);
    }

    /** At most, of a value for each parameter; negative where one may be sent without a type. */
    long bytes(@Nullable Object[] values) {
        if (!typed) {
            return -1;
        }
        long bytes = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                return -1;
            }
            bytes += BoundParameters.bytes(RecordType.plain(types.get(i), values[i]));
        }
        return bytes;
    }

    int parameters() {
        return types.size();
    }
}
