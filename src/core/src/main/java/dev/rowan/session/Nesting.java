package dev.rowan.session;

import dev.rowan.column.OwnProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Puts the rows of a query with a nest together. */
public final class Nesting {
    private Nesting() {}

    /**
     * Rows that agree but for their lists become one with all elements, in the order of the rows.
     *
     * @param elements the list of a row
     * @param with the same row with another list
     */
    public static <R, E> List<R> merge(List<R> rows, Function<R, List<E>> elements, BiFunction<R, List<E>, R> with) {
        Map<R, List<E>> lists = new LinkedHashMap<>();
        for (R row : rows) {
            lists.computeIfAbsent(with.apply(row, List.of()), r -> new ArrayList<>())
                    .addAll(elements.apply(row));
        }
        List<R> merged = new ArrayList<>(lists.size());
        lists.forEach((row, list) -> merged.add(with.apply(row, List.copyOf(list))));
        return merged;
    }

    /**
     * For generated code: no element, for the column that shows whether there is one is null.
     *
     * @throws SQLException when one of these others is not, so that a value would get lost
     */
    public static <E> List<E> none(ResultSet rs, String name, int... others) throws SQLException {
        for (int other : others) {
            if (rs.getObject(other) != null) {
                throw new OwnProblem("the list " + name + " has a value of "
                        + rs.getMetaData().getColumnLabel(other)
                        + " and none of the column that shows whether it has an element: nest the columns of each table by"
                        + " themselves");
            }
        }
        return List.of();
    }
}
