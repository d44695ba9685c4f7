package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.plans.Planned;
import dev.rowan.review.rules.Facts.Distance;
import dev.rowan.review.schema.Table;
import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code order by column <-> value limit n}, where the column's indexes are for other distances: vectors, and what GiST sorts by. */
final class UnfitVectorIndex implements Rule {
    @Override
    public String id() {
        return "unfit-vector-index";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Planned planned : facts.statements()) {
            facts.levels(planned).stream()
                    .filter(l -> l.node().get("limitCount") != null)
                    .flatMap(l -> problem(facts, planned, l))
                    .findFirst()
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private Stream<Finding> problem(Facts facts, Planned planned, QueryTree level) {
        return LimitWithoutOrder.expressions(level.node(), "sortClause").stream()
                .limit(1)
                .filter(e -> e.is("OPEXPR"))
                .flatMap(by -> by.nodes("args").stream()
                        .flatMap(side -> level.column(side).stream())
                        .flatMap(column -> problem(facts, planned, level, by, column).stream()));
    }

    private Optional<Finding> problem(Facts facts, Planned planned, QueryTree level, Node by, Node column) {
        Optional<Table> table = level.table(column);
        List<Distance> served = facts.distances().stream()
                .filter(d ->
                        table.filter(t -> t.oid() == d.table()).isPresent() && d.column() == column.integer("varattno"))
                .toList();
        if (served.isEmpty() || served.stream().anyMatch(d -> d.operator() == by.number("opno"))) {
            return Optional.empty();
        }
        Distance index = served.getFirst();
        String asked = facts.operators().getOrDefault(by.number("opno"), "?");
        return Severity.of(facts.rows(table.orElseThrow()))
                .map(severity -> Found.of(
                        this,
                        severity,
                        planned.statement().id(),
                        "index %s (%s) gives rows by %s, and the order is by %s: it goes through all of %s"
                                .formatted(
                                        index.index(),
                                        index.family(),
                                        index.operatorName(),
                                        asked,
                                        table.get().name()),
                        "order by the distance of the index, or create one whose operators have %s".formatted(asked)));
    }
}
