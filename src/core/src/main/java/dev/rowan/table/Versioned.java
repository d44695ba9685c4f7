package dev.rowan.table;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.ColumnValues;
import dev.rowan.column.RowArrays;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.StaleRow;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import dev.rowan.session.StatementFamily;
import dev.rowan.shape.Graph;
import dev.rowan.shape.KeyedRows;
import dev.rowan.shape.RowType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Optimistic locking: rows are changed only as they were read, told by their version. For generated code, a constant; thread-safe.
 *
 * @param <R> the row
 * @param <K> the primary key
 */
public final class Versioned<R, K> {
    private final ByKey<R, K> byKey;
    private final StatementFamily update;
    private final Function<R, Object[]> key;
    private final ToLongFunction<R> version;
    private final Statement deleteUnchanged;

    private Versioned(ByKey<R, K> byKey, StatementFamily update, Function<R, Object[]> key, ToLongFunction<R> version) {
        this.byKey = byKey;
        this.update = update;
        this.key = key;
        this.version = version;
        this.deleteUnchanged = new Statement(
                update.idOf("deleteUnchanged"),
                "delete from " + byKey.row().sqlName() + "\nwhere "
                        + byKey.one().where() + " and " + byKey.row().version() + " = ?");
    }

    /**
     * For generated code.
     *
     * @param update by key and version; returns the row
     * @param key of a row
     * @param version of a row
     */
    public static <R, K> Versioned<R, K> of(
            ByKey<R, K> byKey, StatementFamily update, Function<R, Object[]> key, ToLongFunction<R> version) {
        return new Versioned<>(byKey, update, key, version);
    }

    /**
     * Changes a row as it was read, and gives it as it is then.
     *
     * @throws RowNotFound when it is gone
     * @throws StaleRow when it was changed since
     */
    public R update(Session session, R row, ColumnValues patch) {
        requireNonNull(row, "row is null");
        return patch.isEmpty() ? row : update(session, key.apply(row), version.applyAsLong(row), patch);
    }

    /** The same by key and version; an empty patch reads the row, and looks at its version. */
    public R update(Session session, K of, long expected, ColumnValues patch) {
        Object[] values = byKey.values(of, "key");
        if (patch.isEmpty()) {
            R row = byKey.find(session, values).orElseThrow(() -> new RowNotFound(update.id()));
            if (version.applyAsLong(row) != expected) {
                throw new StaleRow(update.id(), row);
            }
            return row;
        }
        return update(session, values, expected, patch);
    }

    private R update(Session session, Object[] values, long expected, ColumnValues patch) {
        Statement statement = update.of(patch);
        session.refuseIfAsked(statement.id());
        return session.find(
                        statement,
                        s -> s.setLong(byKey.one().bind(s, patch.bind(s, 1), values), expected),
                        byKey.row()::read)
                .orElseThrow(() -> notWritten(session, statement.id(), values, expected));
    }

    /**
     * Deletes a row as it was read.
     *
     * @throws RowNotFound when it is gone
     * @throws StaleRow when it was changed since
     */
    public void deleteUnchanged(Session session, R row) {
        Object[] values = key.apply(requireNonNull(row, "row is null"));
        long expected = version.applyAsLong(row);
        if (session.write(deleteUnchanged, s -> s.setLong(byKey.one().bind(s, 1, values), expected)) == 0) {
            throw notWritten(session, deleteUnchanged.id(), values, expected);
        }
    }

    /** After nothing was written: the same statement would show the row as it was before the other writer. */
    private DatabaseFailure notWritten(Session session, String id, Object[] values, long expected) {
        Optional<R> now = byKey.find(session, values);
        if (now.isEmpty()) {
            return new RowNotFound(id, "no row with this key that this role can see");
        }
        return version.applyAsLong(now.get()) == expected
                ? new QueryFailed(
                        id,
                        "the row is there as it was read, and was not written: a trigger, a rule or row security kept it",
                        null)
                : new StaleRow(id, now.get());
    }

    /**
     * Changes all rows as they were read, each by its own patch, or none; gives them as they are then, in the order of the map. Those
     * whose patches set the same columns are one statement, all in one transaction.
     *
     * @throws RowNotFound when one is gone
     * @throws StaleRow when one was changed since
     */
    public List<R> updateAll(Session session, Map<R, ? extends Patch<?>> patches) {
        List<PatchGroup<R>> all =
                PatchGroup.of(patches, "a row", set -> set.hasExpressions() || !set.canBeListed() || !byKey.hasMany());
        Map<R, R> stored = new LinkedHashMap<>();
        patches.keySet().forEach(row -> stored.put(row, row));
        if (all.isEmpty()) {
            return List.copyOf(stored.values());
        }
        return session.repeatable(() -> session.transaction(inner -> {
            all.forEach(group -> run(inner, group, stored));
            return List.copyOf(stored.values());
        }));
    }

    private void run(Session session, PatchGroup<R> group, Map<R, R> stored) {
        List<R> rows = group.of();
        if (rows.size() == 1) {
            stored.put(rows.getFirst(), update(session, rows.getFirst(), group.first()));
            return;
        }
        List<Object[]> keys = rows.stream().map(key).toList();
        Object[] arrays = byKey.many().arrays(keys);
        String versions = rows.stream()
                .map(row -> String.valueOf(version.applyAsLong(row)))
                .collect(Collectors.joining(",", "{", "}"));
        ColumnValues first = group.first();
        Statement statement = update.many(first, () -> text(first));
        session.refuseIfAsked(statement.id());
        List<Graph.Keyed<R>> written = session.list(
                statement,
                s -> s.setString(
                        RowArrays.bind(
                                group.patches(), row -> row, s, byKey.many().bind(s, 1, arrays)),
                        versions),
                byKey::keyed);
        List<Optional<R>> inOrder = KeyedRows.found(keys, written, values -> Optional.empty());
        for (int i = 0; i < rows.size(); i++) {
            R row = rows.get(i);
            Object[] values = keys.get(i);
            stored.put(
                    row,
                    inOrder.get(i)
                            .orElseThrow(() -> notWritten(session, statement.id(), values, version.applyAsLong(row))));
        }
    }

    private String text(ColumnValues values) {
        RowType<R> row = byKey.row();
        String returned =
                row.columns().stream().map(c -> "t." + c.name() + c.cast()).collect(Collectors.joining(", "));
        return UpdateAll.text(
                "update " + row.sqlName(),
                byKey.many(),
                values,
                new UpdateAll.More(
                        row.nextVersion("t"),
                        ",\n    unnest(?::pg_catalog.int8[]) as n",
                        " and t." + row.version() + " = v.n",
                        "\nreturning " + returned));
    }
}
