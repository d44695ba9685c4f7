package dev.rowan.insert;

import dev.rowan.column.Columns;
import dev.rowan.session.StatementFamily;
import dev.rowan.shape.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a new row goes. For generated code, a constant; immutable and thread-safe.
 *
 * @param <R> the row as stored
 */
public final class InsertInto<R> {
    private final StatementFamily insert;
    private final RowType<R> row;
    private final Columns columns;
    private final List<List<Integer>> keys;
    private final List<SelfKey> selfKeys;
    private final boolean rewritten;
    private volatile @Nullable UpsertFamily upsert;

    /**
     * A foreign key that points to the same table, by places among the columns that an insert can give.
     *
     * @param from the key's columns
     * @param to those that they point to
     */
    record SelfKey(List<Integer> from, List<Integer> to) {}

    private InsertInto(
            StatementFamily insert,
            RowType<R> row,
            Columns columns,
            List<List<Integer>> keys,
            List<SelfKey> selfKeys,
            boolean rewritten) {
        this.insert = insert;
        this.row = row;
        this.columns = columns;
        this.keys = keys;
        this.selfKeys = selfKeys;
        this.rewritten = rewritten;
    }

    /**
     * A table that no key of its own points to, and without triggers.
     *
     * @param insert returns all columns in the table's order
     * @param columns those that an insert can give
     * @param keys the places in {@code columns} of each primary or unique key that an insert can give whole, primary key first
     */
    public InsertInto(StatementFamily insert, RowType<R> row, Columns columns, List<List<Integer>> keys) {
        this(insert, row, columns, keys, List.of(), false);
    }

    /** The same, with a foreign key that points to the same table. */
    public InsertInto<R> withSelfKey(List<Integer> from, List<Integer> to) {
        List<SelfKey> all = new ArrayList<>(selfKeys);
        all.add(new SelfKey(from, to));
        return new InsertInto<>(insert, row, columns, keys, List.copyOf(all), rewritten);
    }

    /** The same, with a trigger that may store other values than those given. */
    public InsertInto<R> withTrigger() {
        return new InsertInto<>(insert, row, columns, keys, selfKeys, true);
    }

    /**
     * The upserts by a unique key.
     *
     * @param end of the verb's name, such as {@code ByEmail}
     * @param key the places in {@code columns} of the key's
     */
    public UpsertFamily upsert(String end, List<Integer> key) {
        return upsert(end, key, key.stream().map(columns::sqlName).collect(Collectors.joining(", ", "(", ")")));
    }

    /**
     * The upserts by a unique key of some of the rows, or of which the database fills in a column.
     *
     * @param target says it in ON CONFLICT: {@code (tenant_id, number) where deleted_at is null}
     */
    public UpsertFamily upsert(String end, List<Integer> key, String target) {
        return UpsertFamily.of(end, this, key, target);
    }

    /** The upserts by the primary key, which an insert can give. */
    UpsertFamily upsert() {
        UpsertFamily known = upsert;
        if (known == null) {
            known = upsert("", primaryKey());
            upsert = known; // another thread's would be the same
        }
        return known;
    }

    /** The places in {@code columns} of the primary key's that an insert can give. */
    List<Integer> primaryKey() {
        return row.key().stream()
                .map(place -> columns.indexOf(row.columns().get(place).name()))
                .filter(place -> place >= 0)
                .toList();
    }

    StatementFamily insert() {
        return insert;
    }

    RowType<R> row() {
        return row;
    }

    Columns columns() {
        return columns;
    }

    List<List<Integer>> keys() {
        return keys;
    }

    List<SelfKey> selfKeys() {
        return selfKeys;
    }

    /** Whether a trigger of the table may store other values than those given. */
    boolean rewritten() {
        return rewritten;
    }
}
