package dev.rowan;

import dev.rowan.session.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * One text of a query with optional blocks or a choice of orders.
 *
 * @param parameters which of the query's parameters, from 0, each {@code ?} stands for
 */
public record QueryVariant(Statement statement, List<Integer> parameters) {
    /** Copies the list. */
    public QueryVariant {
        parameters = List.copyOf(parameters);
    }

    /** For generated code. */
    public static QueryVariant of(String id, String sql, int... parameters) {
        return new QueryVariant(
                new Statement(id, sql), Arrays.stream(parameters).boxed().toList());
    }
}
