package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.plans.Planned;
import dev.rowan.review.schema.ForeignKey;
import dev.rowan.review.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A DELETE whose foreign keys delete or change rows of other tables. */
final class WritesMore implements Rule {
    private static final Set<Character> ACTS = Set.of('c', 'n', 'd');

    @Override
    public String id() {
        return "writes-more-than-its-rows";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Planned planned : facts.statements()) {
            facts.levels(planned).stream()
                    .filter(l -> l.command() == QueryTree.DELETE)
                    .flatMap(l -> Optional.ofNullable(l.tables().get(l.node().integer("resultRelation"))).stream())
                    .findFirst()
                    .flatMap(t -> problem(facts, planned, t))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> problem(Facts facts, Planned planned, Table table) {
        List<String> chain = new ArrayList<>();
        List<Table> touched = new ArrayList<>();
        follow(facts, table, new HashSet<>(Set.of(table.oid())), chain, touched, facts.rows(table));
        return touched.isEmpty()
                ? Optional.empty()
                : Severity.of(facts.most(touched))
                        .map(
                                severity -> Found.of(
                                        this,
                                        severity,
                                        planned.statement().id(),
                                        "a row of %s takes others with it, without bound: %s"
                                                .formatted(table.name(), String.join("; ", chain)),
                                        "delete the rows that refer to it first, in batches; or accept it where there are few"));
    }

    private static void follow(
            Facts facts, Table table, Set<Long> seen, List<String> chain, List<Table> touched, OptionalLong ones) {
        for (ForeignKey key : facts.schema().foreignKeys()) {
            Optional<Table> referring = facts.schema().table(key.table());
            if (key.target() != table.oid() || !ACTS.contains(key.onDelete()) || referring.isEmpty()) {
                continue;
            }
            Table child = referring.get();
            touched.add(child);
            OptionalLong all = facts.rows(child);
            String many = all.isEmpty() || ones.isEmpty()
                    ? ""
                    : ", about %s for each"
                            .formatted(Severity.say((double) all.getAsLong() / Math.max(1, ones.getAsLong())));
            chain.add("%s %s (by %s%s)"
                    .formatted(
                            key.onDelete() == 'c' ? "deletes" : "changes",
                            child.name(),
                            child.columnNames(key.columns()),
                            many));
            if (key.onDelete() == 'c' && seen.add(child.oid())) {
                follow(facts, child, seen, chain, touched, ones);
            }
        }
    }
}
