package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import dev.rowan.review.plans.Planned;
import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** LIMIT without an order that tells all rows apart: which rows come is left to chance. */
final class LimitWithoutOrder implements Rule {
    private static final int SKIPS_LOCKED = 1;

    @Override
    public String id() {
        return "limit-without-total-order";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Planned planned : facts.statements()) {
            planned.tree()
                    .flatMap(t -> problem(facts, planned, t))
                    .ifPresent(level -> findings.add(Found.of(
                            this,
                            level,
                            planned.statement().id(),
                            level == Level.WARNING
                                    ? "LIMIT without ORDER BY: which rows it returns differs from run to run"
                                    : "rows that are equal in ORDER BY come in any order: pages can repeat or miss some",
                            "end ORDER BY with a unique key, as in order by created_at desc, id desc")));
        }
        return findings;
    }

    private static Optional<Level> problem(Facts facts, Planned planned, Node tree) {
        Set<Node> tests = new HashSet<>();
        if (facts.levels(planned).stream().allMatch(l -> l.node().get("limitCount") == null)) {
            return Optional.empty();
        }
        QueryTree.nodes(tree)
                .filter(n -> n.is("SUBLINK") && n.integer("subLinkType") == 0) // EXISTS asks for no certain row
                .forEach(n -> tests.add(n.node("subselect")));
        return facts.levels(planned).stream()
                .filter(l -> l.node().get("limitCount") != null && !tests.contains(l.node()))
                .flatMap(l -> problem(facts, l).stream())
                .min(Level::compareTo);
    }

    private static Optional<Level> problem(Facts facts, QueryTree level) {
        Node query = level.node();
        if (query.node("setOperations") != null
                || level.hasOthers()
                || level.tables().isEmpty()
                || query.nodes("rowMarks").stream().anyMatch(m -> m.integer("waitPolicy") == SKIPS_LOCKED)
                || (query.flag("hasAggs") && query.list("groupClause").isEmpty())) {
            return Optional.empty();
        }
        var given = new Determined(facts, level);
        List<Node> sorted = expressions(query, "sortClause");
        sorted.forEach(e -> level.column(e).ifPresent(given::give));
        if (!sorted.isEmpty() && isNearest(facts, sorted.getFirst())) {
            return Optional.empty();
        }
        boolean total = given.isOne()
                || coversGroups(level, sorted, "groupClause")
                || coversGroups(level, sorted, "distinctClause");
        return total ? Optional.empty() : Optional.of(sorted.isEmpty() ? Level.WARNING : Level.NOTE);
    }

    /** The nearest by an index: another order behind the distance could keep the index from being used. */
    private static boolean isNearest(Facts facts, Node by) {
        return by.is("OPEXPR") && facts.distances().stream().anyMatch(d -> d.operator() == by.number("opno"));
    }

    /** Whether the order has all that rows are told apart by. */
    private static boolean coversGroups(QueryTree level, List<Node> sorted, String clause) {
        List<Node> groups = expressions(level.node(), clause);
        return !groups.isEmpty()
                && groups.stream().allMatch(g -> sorted.stream().anyMatch(s -> s.isLike(g)));
    }

    /** What a clause of the query sorts or groups by. */
    static List<Node> expressions(Node query, String clause) {
        List<Node> expressions = new ArrayList<>();
        for (Node part : query.nodes(clause)) {
            query.nodes("targetList").stream()
                    .filter(t -> t.integer("ressortgroupref") == part.integer("tleSortGroupRef"))
                    .findFirst()
                    .map(t -> t.node("expr"))
                    .ifPresent(expressions::add);
        }
        return expressions;
    }
}
