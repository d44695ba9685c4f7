package dev.rowan.shape;

import dev.rowan.column.CheckedStatement;
import dev.rowan.error.QueryFailed;
import dev.rowan.session.JooqSql;
import dev.rowan.session.RowVanished;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends the strings of SELECTs that graphs are read by, together where that is safe and one by one where it is not. */
final class GraphReader {
    private final Session session;

    GraphReader(Session session) {
        this.session = session;
    }

    <T> List<T> list(Root root, Graph<?, T> graph, Object... key) {
        return unlessVanished(
                root.id(), () -> values(graph.plan(root).with(graph.given(), session.keysInSettings(), key)));
    }

    <T> List<T> list(String id, JooqSql query, Graph<?, T> graph) {
        ListPlan<T> plan = graph.listPlan();
        boolean together = session.keysInSettings() && !plan.isFlat();
        Statement statement = query.statement(id);
        return unlessVanished(id, () -> {
            if (together) {
                return values(plan.with(graph.given(), query));
            }
            List<Object> roots = session.rows(statement, query, plan::roots);
            return plan.isFlat()
                    ? roots.stream().map(plan::value).collect(Collectors.toList())
                    : roots.isEmpty() ? new ArrayList<>() : below(plan, graph, roots);
        });
    }

    <T> Stream<T> stream(String id, JooqSql query, Graph<?, T> graph) {
        ListPlan<T> plan = graph.listPlan();
        Statement statement = query.statement(id);
        return plan.isFlat()
                ? session.stream(statement, query, (rs, first) -> plan.value(plan.root(rs)))
                : session.stream(
                        statement,
                        query,
                        (rs, first) -> plan.root(rs),
                        (inner, roots) -> unlessVanished(id, () -> new GraphReader(inner).below(plan, graph, roots)));
    }

    private <T> List<T> below(ListPlan<T> plan, Graph<?, T> graph, List<Object> roots) {
        List<T> values = new ArrayList<>(roots.size());
        plan.strings(graph.given(), roots).forEach(s -> values.addAll(values(s)));
        return values;
    }

    /** A statement of a transaction sees what others committed since the one before: it reads once more. */
    private static <T> T unlessVanished(String id, Supplier<T> read) {
        try {
            return read.get();
        } catch (RowVanished first) {
            try {
                return read.get();
            } catch (RowVanished e) {
                throw new QueryFailed(id, String.valueOf(e.getMessage()), null);
            }
        } catch (CheckedStatement.Refused e) {
            throw e.of(id); // a value of a branch's condition
        }
    }

    <T> List<T> values(GraphString<T> string) {
        if (session.isAsked()) {
            return session.answer(new GraphRead<>(string));
        }
        if (!session.send(string, true)) {
            if (session.isAutoCommit(string.statement(true).id())) {
                sendInSnapshot(string);
            } else {
                sendApart(string);
            }
        }
        return string.values();
    }

    private void sendInSnapshot(GraphString<?> string) {
        session.repeatable(() -> session.read(inner -> new GraphReader(inner).sendApart(string)));
    }

    private boolean sendApart(GraphString<?> string) {
        string.apart().forEach(one -> session.send(one, false));
        return true;
    }
}
