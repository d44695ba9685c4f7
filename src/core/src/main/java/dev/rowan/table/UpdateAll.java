package dev.rowan.table;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.Column;
import dev.rowan.column.ColumnValues;
import dev.rowan.column.Elements;
import dev.rowan.column.RowArrays;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import dev.rowan.session.StatementFamily;
import dev.rowan.shape.KeyColumn;
import dev.rowan.shape.Root;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes many rows, each by its own patch: those that set the same columns by one statement, or several of 10,000 rows. */
public final class UpdateAll {
    private static final int MOST_ROWS = 10_000;

    /** Of the rows that set the same columns. */
    private record Changes(List<Object[]> keys, List<ColumnValues> patches) {
        Changes() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(Object[] key, ColumnValues patch) {
            keys.add(key);
            patches.add(patch);
        }
    }

    private UpdateAll() {}

    /**
     * Returns how many rows there were. An empty patch sends nothing.
     *
     * @throws NullPointerException when a key or a patch is null
     * @throws IllegalArgumentException when a patch computes a value
     */
    public static <K> long run(
            Session session, ByKey<?, K> byKey, StatementFamily update, Map<? extends K, ? extends Patch<?>> patches) {
        List<Changes> all = changes(byKey, update, patches);
        return all.size() <= 1
                ? run(session, byKey, update, all)
                : session.repeatable(() -> session.transaction(inner -> run(inner, byKey, update, all)));
    }

    private static <K> List<Changes> changes(
            ByKey<?, K> byKey, StatementFamily update, Map<? extends K, ? extends Patch<?>> patches) {
        Map<Object, Changes> alike = new LinkedHashMap<>();
        List<Changes> all = new ArrayList<>();
        requireNonNull(patches, "patches is null").forEach((key, patch) -> {
            Object[] values = byKey.values(key, "a key of patches");
            ColumnValues set =
                    requireNonNull(patch, "a patch of patches is null").values();
            if (set.isEmpty()) {
                return;
            }
            if (set.hasExpressions()) {
                throw new IllegalArgumentException(update.idOf("updateAll")
                        + ": a patch computes a value\nhelp: change such rows by update or updateWhere");
            }
            Changes changes = alike.get(set.presence());
            if (changes == null || !set.canBeListed() || changes.keys.size() == MOST_ROWS) {
                changes = new Changes();
                alike.put(set.presence(), changes);
                all.add(changes);
            }
            changes.add(values, set);
        });
        return all;
    }

    private static long run(Session session, ByKey<?, ?> byKey, StatementFamily update, List<Changes> all) {
        long rows = 0;
        for (Changes changes : all) {
            rows += run(session, byKey, update, changes);
        }
        return rows;
    }

    private static long run(Session session, ByKey<?, ?> byKey, StatementFamily update, Changes changes) {
        ColumnValues first = changes.patches.getFirst();
        if (changes.keys.size() == 1) {
            Object[] key = changes.keys.getFirst();
            return session.write(update.of(first), s -> byKey.one().bind(s, first.bind(s, 1), key));
        }
        Object[] keys = byKey.many().arrays(changes.keys);
        Statement statement = update.many(first, () -> text(update.start(), byKey.many(), first, "", "", "", ""));
        return session.write(
                statement,
                s -> RowArrays.bind(changes.patches, row -> row, s, byKey.many().bind(s, 1, keys)));
    }

    /** Each array's values are a column of {@code v}: keys are {@code k1}, values {@code c1}. */
    static String text(
            String start,
            Root keys,
            ColumnValues values,
            String alsoSet,
            String alsoGiven,
            String alsoEqual,
            String end) {
        List<String> given = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        for (KeyColumn key : keys.keys()) {
            String name = "k" + (equal.size() + 1);
            given.add("unnest(?::" + key.sqlType() + "[]) as " + name);
            equal.add("t." + key.name() + " = v." + name);
        }
        List<String> set = new ArrayList<>();
        for (Column column : values.present()) {
            String name = "c" + (set.size() + 1);
            given.add(Elements.unnested(column) + " as " + name);
            set.add(column.name() + " = v." + name);
        }
        return start + " as t\nset " + String.join(",\n    ", set) + alsoSet + "\nfrom (select "
                + String.join(",\n    ", given) + alsoGiven + ") as v\nwhere " + String.join(" and ", equal) + alsoEqual
                + end;
    }
}
