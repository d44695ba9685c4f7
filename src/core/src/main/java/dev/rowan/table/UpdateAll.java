package dev.rowan.table;

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
import java.util.List;
import java.util.Map;

/** Changes many rows, each by its own patch: those that set the same columns by one statement, or several of 10,000 rows. */
public final class UpdateAll {
    /**
     * What the text has more where the table has a version.
     *
     * @param set behind the assignments
     * @param given behind the values
     * @param equal behind the condition
     * @param end behind all
     */
    record More(String set, String given, String equal, String end) {
        static final More NONE = new More("", "", "", "");
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
        List<PatchGroup<K>> all = PatchGroup.of(patches, "a key", set -> set.hasExpressions() || !set.canBeListed());
        if (all.stream().anyMatch(group -> group.first().hasExpressions())) {
            throw new IllegalArgumentException(update.idOf("updateAll")
                    + ": a patch computes a value\nhelp: change such rows by update or updateWhere");
        }
        return all.size() <= 1
                ? run(session, byKey, update, all)
                : session.repeatable(() -> session.transaction(inner -> run(inner, byKey, update, all)));
    }

    private static <K> long run(Session session, ByKey<?, K> byKey, StatementFamily update, List<PatchGroup<K>> all) {
        long rows = 0;
        for (PatchGroup<K> group : all) {
            rows += run(session, byKey, update, group);
        }
        return rows;
    }

    private static <K> long run(Session session, ByKey<?, K> byKey, StatementFamily update, PatchGroup<K> group) {
        ColumnValues first = group.first();
        List<Object[]> values =
                group.of().stream().map(key -> byKey.values(key, "key")).toList();
        if (values.size() == 1) {
            return session.write(update.of(first), s -> byKey.one().bind(s, first.bind(s, 1), values.getFirst()));
        }
        Object[] keys = byKey.many().arrays(values);
        Statement statement = update.many(first, () -> text(update.start(), byKey.many(), first, More.NONE));
        return session.write(
                statement,
                s -> RowArrays.bind(group.patches(), row -> row, s, byKey.many().bind(s, 1, keys)));
    }

    /** Each array's values are a column of {@code v}: keys are {@code k1}, values {@code c1}. */
    static String text(String start, Root keys, ColumnValues values, More more) {
        List<String> given = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        for (KeyColumn key : keys.keys()) {
            String name = "k" + (equal.size() + 1);
            given.add("unnest(?::" + key.sqlType() + "[]) as " + name);
            equal.add("t." + key.name() + key.cast() + " " + key.operator() + " v." + name);
        }
        List<String> set = new ArrayList<>();
        for (Column column : values.present()) {
            String name = "c" + (set.size() + 1);
            given.add(Elements.unnested(column) + " as " + name);
            set.add(column.name() + " = v." + name);
        }
        return start + " as t\nset " + String.join(",\n    ", set) + more.set() + "\nfrom (select "
                + String.join(",\n    ", given) + more.given() + ") as v\nwhere " + String.join(" and ", equal)
                + more.equal()
                + more.end();
    }
}
