package dev.rowan;

import dev.rowan.session.Session;
import dev.rowan.shape.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** An order in which no two rows are equal: the query's, and the primary key behind it where that is needed. Immutable. */
record Keyset(List<OrderKey> keys) {
    /**
     * The order of a query.
     *
     * @throws IllegalArgumentException when rows may be equal in it
     */
    static Keyset of(Selected<?> selected) {
        Keyset keyset = completed(selected);
        if (!isTotal(selected.row(), keyset.keys)) {
            throw new IllegalArgumentException(selected.id("page")
                    + ": there is no primary key, so that of rows that are equal in this order some would be lost between pages"
                    + "\nhelp: order by the columns of a unique key, all of them NOT NULL; or use offsetPage, or list");
        }
        return keyset;
    }

    /** The same, in which rows may be equal where the table has no primary key. The key goes in the direction of the last column. */
    static Keyset completed(Selected<?> selected) {
        RowType<?> row = selected.row();
        List<OrderKey> keys = new ArrayList<>();
        for (OrderField<?> by : selected.order()) {
            keys.add(OrderKey.of(row, by));
        }
        if (!isTotal(row, keys)) {
            boolean descending = !keys.isEmpty() && keys.getLast().descending();
            Set<Integer> there = places(keys);
            for (int place : row.key()) {
                if (!there.contains(place)) {
                    keys.add(OrderKey.of(row, row.table().fields()[place], descending, descending));
                }
            }
        }
        return new Keyset(List.copyOf(keys));
    }

    private static boolean isTotal(RowType<?> row, List<OrderKey> keys) {
        Set<Integer> there = places(keys);
        return (!row.key().isEmpty() && there.containsAll(row.key()))
                || row.table().getUniqueKeys().stream().anyMatch(key -> has(row, there, key));
    }

    private static boolean has(RowType<?> row, Set<Integer> places, UniqueKey<?> key) {
        return key.getFields().stream()
                .map(row::place)
                .allMatch(place ->
                        places.contains(place) && !row.columns().get(place).nullable());
    }

    private static Set<Integer> places(List<OrderKey> keys) {
        return keys.stream().map(OrderKey::place).filter(p -> p >= 0).collect(Collectors.toSet());
    }

    Keyset reversed() {
        return new Keyset(keys.stream().map(OrderKey::reversed).toList());
    }

    List<OrderField<?>> order() {
        return keys.stream().<OrderField<?>>map(OrderKey::sort).toList();
    }

    /** What does not change from page to page. */
    String described(RowType<?> row, Session session) {
        return keys.stream()
                .map(k -> (k.place() < 0
                                ? session.rendering().text(k.field())
                                : row.columns().get(k.place()).name())
                        + (k.descending() ? " desc" : "")
                        + (k.nullsFirst() ? " first" : ""))
                .collect(Collectors.joining(", "));
    }

    /**
     * That a row stands behind the one with these values.
     *
     * @param inclusive whether that row too
     */
    Condition after(List<@Nullable String> values, boolean inclusive) {
        boolean rows = keys.stream().allMatch(OrderKey::isSimple)
                && keys.stream().map(OrderKey::descending).distinct().count() == 1;
        if (rows) {
            return OrderKey.compared(keys, (keys.getFirst().descending() ? "<" : ">") + (inclusive ? "=" : ""), values);
        }
        Condition all = after(0, values, inclusive);
        Condition bound = keys.size() == 1 ? DSL.noCondition() : keys.getFirst().notBefore(values.getFirst());
        return bound.and(all); // by which an index finds where to start
    }

    private Condition after(int from, List<@Nullable String> values, boolean inclusive) {
        OrderKey key = keys.get(from);
        String value = values.get(from);
        if (from == keys.size() - 1) {
            return inclusive ? key.notBefore(value) : key.after(value);
        }
        return key.after(value).or(key.equal(value).and(after(from + 1, values, inclusive)));
    }
}
