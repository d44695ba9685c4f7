package dev.rowan.runtime.graph;

import dev.rowan.runtime.ColumnType;
import java.util.List;

/** Where a graph starts: the rows of one of a table's static statements. Make it a constant; immutable and thread-safe. */
public final class Root {
    private final String id;
    private final String where;
    private final List<ColumnType<?>> types;

    private Root(String id, String where, List<ColumnType<?>> types) {
        this.id = id;
        this.where = where;
        this.types = types;
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

    int parameters() {
        return types.size();
    }
}
