package dev.enginecam.backend;

import dev.rowan.Cursor;
import dev.rowan.OrderedQuery;
import dev.rowan.Page;
import dev.rowan.shape.Shape;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What requests for pages have in common. */
final class Requests {
    /** Parameters of a page, which are no filters. */
    static final String[] PAGING = {"limit", "after", "sort"};

    private static final int MOST = 100;

    private Requests() {}

    /** The page after a cursor; the first one where that is null. */
    static <R, T> Page<T> page(OrderedQuery<R> query, int limit, @Nullable String after, Shape<R, T> shape) {
        int size = Math.clamp(limit, 1, MOST);
        return after == null ? query.page(size, shape) : query.page(size, Cursor.parse(after), shape);
    }

    /** Answers 404 where there was nothing to delete. */
    static void deleted(boolean there) {
        if (!there) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such row.");
        }
    }
}
