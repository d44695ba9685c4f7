package dev.rowan.runtime.graph;

import dev.rowan.runtime.ColumnType;
import dev.rowan.runtime.ColumnTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a graph starts: the rows of one of a table's static statements. Make it a constant; immutable and thread-safe. */
public final class Root {
    private final String id;
    private final String where;
    private final List<ColumnType<?>> types;
    private final boolean typed;

    private Root(String id, String where, List<ColumnType<?>> types) {
        this.id = id;
        this.where = where;
        this.types = types;
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
        return new Root(id, where, List.of(types));
    }

    /** Of the statement. */
    public String id() {
        return id;
    }

    String where() {
        return where;
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
        for (Object value : values) {
            if (value == null) {
                return -1;
            }
            bytes += BoundParameters.bytes(value);
        }
        return bytes;
    }

    int parameters() {
        return types.size();
    }
}
