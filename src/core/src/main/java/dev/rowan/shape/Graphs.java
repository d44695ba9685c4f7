package dev.rowan.shape;

import dev.rowan.error.RowNotFound;
import dev.rowan.session.JooqSql;
import dev.rowan.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** For generated code: reads rows with what a shape says comes along. */
public final class Graphs {
    private Graphs() {}

    /** What a shape makes of the row at the root, if there is one. */
    public static <R, T> Optional<T> find(Session session, Root root, Graph<R, T> graph, Object... key) {
        return list(session, root, graph.requireRows(root.id(), "use list of a query, or listBy..."), key).stream()
                .findFirst();
    }

    /**
     * What a shape makes of the row at the root.
     *
     * @throws RowNotFound when there is none
     */
    public static <R, T> T get(Session session, Root root, Graph<R, T> graph, Object... key) {
        return find(session, root, graph, key).orElseThrow(() -> new RowNotFound(root.id()));
    }

    /**
     * What a shape makes of each row at the root. One round trip; outside a transaction one snapshot. Parameters of more than
     * 32 kB, or whose binding gives them no type, make it one round trip for each SELECT, in a transaction of its own.
     */
    public static <R, T> List<T> list(Session session, Root root, Graph<R, T> graph, Object... key) {
        return new GraphReader(session).list(root, graph, key);
    }

    /**
     * What a shape makes of each row of a dynamic query. One round trip; outside a transaction one snapshot. Where keys do not
     * travel in settings, two, and one more for each 32 kB of the keys by which the rows below are found; then only those below
     * are one snapshot.
     *
     * @param query selects what the graph's {@link Graph#columns} says
     */
    public static <R, T> List<T> list(Session session, String id, JooqSql query, Graph<R, T> graph) {
        return new GraphReader(session).list(id, query, graph);
    }

    /**
     * The same in constant memory, to be closed: some hundred rows and what belongs to them at a time, a round trip for the rows and one
     * for the rest. Outside of a transaction it has a read-only one of its own, and is one snapshot.
     */
    public static <R, T> Stream<T> stream(Session session, String id, JooqSql query, Graph<R, T> graph) {
        return new GraphReader(session).stream(id, query, graph);
    }
}
