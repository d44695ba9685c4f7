package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.session.StatementFamily;
import dev.rowan.shape.RowType;
import dev.rowan.table.ByKey;
import dev.rowan.table.Patch;
import dev.rowan.table.Versioned;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * For generated code: what the verbs that a repository inherits are made of. A constant; immutable and thread-safe.
 *
 * @param <R> the row
 * @param <K> the primary key
 */
public final class TableModel<R, K> {
    private final RowType<R> row;
    private final @Nullable ByKey<R, K> byKey;
    private final @Nullable StatementFamily update;
    private final @Nullable Versioned<R, K> versioned;
    private final @Nullable Supplier<? extends Patch<R>> unchanged;

    private TableModel(
            RowType<R> row,
            @Nullable ByKey<R, K> byKey,
            @Nullable StatementFamily update,
            @Nullable Versioned<R, K> versioned,
            @Nullable Supplier<? extends Patch<R>> unchanged) {
        this.row = row;
        this.byKey = byKey;
        this.update = update;
        this.versioned = versioned;
        this.unchanged = unchanged;
    }

    /** A table or view of which nothing but its rows is known. */
    public static <R> TableModel<R, Void> of(RowType<R> row) {
        return new TableModel<>(row, null, null, null, null);
    }

    /** One with a primary key. */
    public static <R, K> TableModel<R, K> of(RowType<R> row, ByKey<R, K> byKey) {
        return new TableModel<>(row, byKey, null, null, null);
    }

    /**
     * The same, whose rows a patch changes.
     *
     * @param update by the primary key; null without one
     * @param unchanged a supplier, so that a read does not load the patch
     */
    public TableModel<R, K> patched(@Nullable StatementFamily update, Supplier<? extends Patch<R>> unchanged) {
        return new TableModel<>(row, byKey, update, null, unchanged);
    }

    /** The same, whose rows are changed only as they were read. */
    public TableModel<R, K> versioned(Versioned<R, K> versioned, Supplier<? extends Patch<R>> unchanged) {
        return new TableModel<>(row, byKey, null, versioned, unchanged);
    }

    Versioned<R, K> versioned() {
        return requireNonNull(versioned);
    }

    RowType<R> row() {
        return row;
    }

    ByKey<R, K> byKey() {
        return requireNonNull(byKey);
    }

    StatementFamily update() {
        return requireNonNull(update);
    }

    Patch<R> unchanged() {
        return requireNonNull(unchanged).get();
    }
}
