package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.plans.Explained;
import dev.rowan.review.plans.Planned;
import dev.rowan.review.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** An UPDATE or DELETE of half of a table or more. */
final class WholeTableWritten implements Rule {
    private static final double HALF = 0.5;
    private static final Set<String> WRITES = Set.of("Update", "Delete");

    @Override
    public String id() {
        return "whole-table-written";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Planned planned : facts.statements()) {
            if (planned.plan().isPresent()) {
                planned.plan()
                        .get()
                        .all()
                        .filter(n -> n.type().equals("ModifyTable") && WRITES.contains(n.operation()))
                        .forEach(n -> measured(facts, planned, n).ifPresent(findings::add));
            } else {
                planned.tree()
                        .map(t -> QueryTree.of(t, facts.schema()))
                        .filter(WholeTableWritten::isOpen)
                        .flatMap(
                                t -> Optional.ofNullable(t.tables().get(t.node().integer("resultRelation"))))
                        .flatMap(t -> finding(planned, t, OptionalLong.empty(), "all rows"))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static boolean isOpen(QueryTree tree) {
        return (tree.command() == QueryTree.UPDATE || tree.command() == QueryTree.DELETE)
                && tree.conditions().isEmpty()
                && tree.tables().size() == 1
                && !tree.hasOthers();
    }

    private Optional<Finding> measured(Facts facts, Planned planned, Explained node) {
        Optional<Table> table = node.table().map(facts.schema()::root);
        OptionalLong all = table.map(facts::rows).orElse(OptionalLong.empty());
        double written = node.children().stream()
                .filter(c -> !c.relationship().equals("InitPlan"))
                .mapToDouble(Explained::rows)
                .sum();
        return all.isEmpty() || written < all.getAsLong() * HALF
                ? Optional.empty()
                : finding(
                        planned,
                        table.orElseThrow(),
                        all,
                        "%s of %s rows".formatted(Severity.say(written), Severity.say(all.getAsLong())));
    }

    private Optional<Finding> finding(Planned planned, Table table, OptionalLong rows, String written) {
        return Severity.of(rows)
                .map(level -> Found.of(
                        this,
                        level,
                        planned.statement().id(),
                        "writes %s of %s in one transaction, and holds their locks until it ends"
                                .formatted(written, table.name()),
                        "write in batches by ranges of the key, each in a transaction of its own"));
    }
}
