package dev.rowan.insert;

import dev.rowan.column.ColumnValues;
import dev.rowan.column.ExactValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the rows given each row of RETURNING is. PostgreSQL's executor stores a VALUES list row by row and returns the rows
 * in that order, so the row in the same place is looked at first. No standard promises it, and Citus returns rows in the order of
 * its shards: then the values tell, first come first served. Of one statement, and one thread.
 */
final class ReturnedRows {
    private final InsertInto<?> into;
    private final List<ColumnValues> given;
    private final List<Integer> columns;
    private final int[] places;
    private final List<@Nullable Object[]> moved = new ArrayList<>();
    private int inPlace;

    private ReturnedRows(InsertInto<?> into, List<ColumnValues> given, List<Integer> columns, int[] places) {
        this.into = into;
        this.given = given;
        this.columns = columns;
        this.places = places;
    }

    static ReturnedRows of(InsertInto<?> into, List<ColumnValues> given) {
        return by(given.size() == 1 ? List.of() : telling(into, given), into, given);
    }

    /** Told by the columns of a key, which all rows give and the stored ones have; by their place where that cannot be compared. */
    static ReturnedRows byKey(List<Integer> key, InsertInto<?> into, List<ColumnValues> given) {
        boolean exact = key.stream()
                .allMatch(
                        column -> ExactValue.isOf(given, column, into.columns().typeOf(column))
                                && ColumnValues.isNotNull(given, column));
        return by(exact ? key : List.of(), into, given);
    }

    private static ReturnedRows by(List<Integer> columns, InsertInto<?> into, List<ColumnValues> given) {
        int[] places = columns.stream()
                .mapToInt(c -> place(into, into.columns().sqlName(c)))
                .toArray();
        return new ReturnedRows(into, given, columns, places);
    }

    private static int place(InsertInto<?> into, String name) {
        int place = 0;
        while (!into.row().columns().get(place).name().equals(name)) {
            place++;
        }
        return place;
    }

    /** A key that all rows give, else all columns that all rows give. */
    private static List<Integer> telling(InsertInto<?> into, List<ColumnValues> given) {
        boolean[] exact = new boolean[into.columns().count()];
        for (int i = 0; i < exact.length; i++) {
            int column = i;
            exact[i] = ColumnValues.isPresent(given, column)
                    && ExactValue.isOf(given, i, into.columns().typeOf(i));
        }
        return into.keys().stream()
                .filter(key -> key.stream().allMatch(column -> exact[column] && ColumnValues.isNotNull(given, column)))
                .findFirst()
                .orElseGet(() -> IntStream.range(0, exact.length)
                        .filter(i -> exact[i])
                        .boxed()
                        .toList());
    }

    /** Of the next row that came back. */
    void next(ResultSet rs) throws SQLException {
        if (columns.isEmpty()) {
            return;
        }
        if (moved.isEmpty() && inPlace < given.size() && isGiven(rs, given.get(inPlace))) {
            inPlace++;
            return;
        }
        @Nullable Object[] values = new @Nullable Object[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(rs, i);
        }
        moved.add(values);
    }

    private boolean isGiven(ResultSet rs, ColumnValues row) throws SQLException {
        for (int i = 0; i < places.length; i++) {
            if (!ExactValue.isSame(value(rs, i), row.get(columns.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object value(ResultSet rs, int i) throws SQLException {
        return into.row().columns().get(places[i]).type().getNullable(rs, places[i] + 1);
    }

    /**
     * As the rows are given; they are as many.
     *
     * @return null when it cannot be told
     */
    <T> @Nullable List<T> inOrder(List<T> returned) {
        if (moved.isEmpty()) {
            return returned;
        }
        List<Integer> telling = unchanged();
        if (telling.isEmpty()) {
            return into.rewritten() ? returned : null;
        }
        Map<List<@Nullable Object>, Deque<T>> byValues = new HashMap<>();
        for (int row = 0; row < returned.size(); row++) {
            byValues.computeIfAbsent(returnedValues(row, telling), v -> new ArrayDeque<>())
                    .add(returned.get(row));
        }
        List<T> inOrder = new ArrayList<>(returned.size());
        for (int row = 0; row < given.size(); row++) {
            Deque<T> same = byValues.get(givenValues(row, telling));
            if (same == null || same.isEmpty()) {
                return null;
            }
            inOrder.add(same.remove());
        }
        return inOrder;
    }

    /** The columns whose values all came back, in whatever order: a trigger may have changed those of another. */
    private List<Integer> unchanged() {
        return IntStream.range(0, places.length)
                .filter(i -> {
                    Map<List<@Nullable Object>, Integer> count = new HashMap<>();
                    for (int row = 0; row < given.size(); row++) {
                        count.merge(givenValues(row, List.of(i)), 1, Integer::sum);
                        count.merge(returnedValues(row, List.of(i)), -1, Integer::sum);
                    }
                    return count.values().stream().allMatch(n -> n == 0);
                })
                .boxed()
                .toList();
    }

    private List<@Nullable Object> givenValues(int row, List<Integer> which) {
        return Arrays.asList(which.stream()
                .map(i -> ExactValue.comparable(given.get(row).get(columns.get(i))))
                .toArray());
    }

    private List<@Nullable Object> returnedValues(int row, List<Integer> which) {
        return row < inPlace
                ? givenValues(row, which)
                : Arrays.asList(which.stream()
                        .map(i -> ExactValue.comparable(moved.get(row - inPlace)[i]))
                        .toArray());
    }

    /** The names of the columns that were to tell the rows apart. */
    String names() {
        return String.join(", ", columns.stream().map(into.columns()::sqlName).toList());
    }
}
