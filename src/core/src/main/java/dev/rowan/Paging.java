package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.CursorText.Place;
import dev.rowan.session.JooqSql;
import dev.rowan.session.Session;
import dev.rowan.shape.Graph;
import dev.rowan.shape.Graphs;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads pages of a query, and how many rows there are. Immutable. */
record Paging<R>(Selected<R> selected, Total total) {
    /** What a page says of how many rows there are. */
    enum Total {
        NONE,
        EXACT,
        ESTIMATED
    }

    /** The first node of the plan is the whole of it. */
    private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

    Paging {
        if (selected.limit() != null) {
            throw new IllegalArgumentException(
                    selected.id("page") + ": the query has a limit\nhelp: leave it out; a page has a size of its own");
        }
    }

    private record Rows<T>(List<T> rows, @Nullable Long total) {}

    <T> Page<T> page(int size, @Nullable Cursor<T> cursor, Graph<R, T> graph) {
        positive(size);
        Keyset keyset = Keyset.of(selected);
        CursorText texts = texts(keyset);
        Place from = cursor == null ? null : texts.place(cursor, keyset.keys().size());
        boolean backwards = from != null && from.backwards();
        Keyset direction = backwards ? keyset.reversed() : keyset;
        Selected<R> some = from == null
                ? selected
                : selected.where(selected.where().and(direction.after(from.values(), from.inclusive())));
        Selected<R> page = some.order(direction.order()).limit(size + 1);
        Rows<Graph.Placed<T>> read = read(on -> rows(page.on(on), graph, keyset.keys(), 0));
        boolean more = read.rows().size() > size;
        List<Graph.Placed<T>> rows = more ? read.rows().subList(0, size) : read.rows();
        rows = backwards ? rows.reversed() : rows;
        List<T> values = rows.stream().map(Graph.Placed::value).toList();
        if (rows.isEmpty()) {
            Cursor<T> back = from == null ? null : back(texts, from);
            return new Page<>(values, backwards ? back : null, backwards ? null : back, read.total());
        }
        boolean isNext = more || backwards;
        boolean isPrevious = from != null && (more || !backwards);
        return new Page<>(
                values,
                isNext ? texts.of(new Place(rows.getLast().place(), false, false)) : null,
                isPrevious ? texts.of(new Place(rows.getFirst().place(), true, false)) : null,
                read.total());
    }

    /** From an empty page to the rows on the other side, that of the cursor among them. */
    private static <T> Cursor<T> back(CursorText texts, Place from) {
        return texts.of(new Place(from.values(), !from.backwards(), !from.inclusive()));
    }

    <T> Page<T> offset(int size, long offset, Graph<R, T> graph) {
        positive(size);
        if (offset < 0) {
            throw new IllegalArgumentException("offset is " + offset + ": it cannot be negative");
        }
        Selected<R> page = selected.order(Keyset.completed(selected).order()).limit(size);
        Rows<Graph.Placed<T>> read = read(on -> rows(page.on(on), graph, List.of(), offset));
        return new Page<>(read.rows().stream().map(Graph.Placed::value).toList(), null, null, read.total());
    }

    private static void positive(int size) {
        if (size < 1 || size == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("size is " + size + ", expected 1 or more");
        }
    }

    private CursorText texts(Keyset keyset) {
        Session session = selected.session();
        return new CursorText(
                selected.id("page"),
                session.cursorKey(),
                selected.row().sqlName() + " where "
                        + session.rendering().kind(selected.row().table(), selected.where()) + " order by "
                        + keyset.described(selected.row(), session));
    }

    private static <R, T> List<Graph.Placed<T>> rows(
            Selected<R> page, Graph<R, T> graph, List<OrderKey> keys, long offset) {
        Graph<R, Graph.Placed<T>> placed = graph.placed(
                keys.stream().map(k -> k.selected() ? k.place() : -1).toList());
        List<OrderKey> further = keys.stream().filter(k -> !k.selected()).toList();
        String id = page.id("page");
        return Graphs.list(page.session(), id, page.sql(id, placed.columns(), further, offset), placed);
    }

    /** With the total in the same round trip, and the same snapshot. */
    @SuppressWarnings("unchecked") // each function's result is in its place
    private <T> Rows<T> read(Function<Session, List<T>> rows) {
        Session session = selected.session();
        if (total == Total.NONE) {
            return new Rows<>(rows.apply(session), null);
        }
        if (session.isAsked()) {
            return new Rows<>(rows.apply(session), total(session));
        }
        @Nullable Object[] both = session.together(List.<Function<Session, ?>>of(rows, this::total));
        return new Rows<>((List<T>) requireNonNull(both[0]), (Long) both[1]);
    }

    private long total(Session on) {
        if (total == Total.EXACT) {
            return new Query<>(selected.on(on)).count();
        }
        String id = selected.id("estimate");
        JooqSql sql = on.rendering().sql(id, selected.any(List.of(DSL.one()))).precededBy("explain (format json) ");
        String plan = on.get(sql.statement(id), sql, (rs, first) -> rs.getString(first));
        Matcher rows = PLAN_ROWS.matcher(plan);
        if (!rows.find()) {
            throw new IllegalStateException(id + ": the plan says no rows");
        }
        return Long.parseLong(rows.group(1));
    }
}
