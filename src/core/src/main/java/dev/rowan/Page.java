package dev.rowan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a query, in its order.
 *
 * @param rows at most as many as were asked for
 * @param next where the next page starts; null where there is none, and of {@link OrderedQuery#offsetPage offset pages}
 * @param previous where the page before ends; null where there is none, and of offset pages
 * @param total how many rows meet the query's condition; null where it was not asked for
 * @param <T> the row, or what a shape makes of it
 */
public record Page<T>(
        List<T> rows,
        @Nullable Cursor<T> next,
        @Nullable Cursor<T> previous,
        @Nullable Long total) {
    /** Copies the list. */
    public Page {
        rows = List.copyOf(requireNonNull(rows, "rows is null"));
    }
}
