package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import dev.rowan.review.plans.Planned;
import dev.rowan.review.schema.ForeignKey;
import dev.rowan.review.schema.Index;
import dev.rowan.review.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An index that no statement's plan reads, that enforces nothing and that finds no referring rows. */
final class UnusedIndex implements Rule {
    @Override
    public String id() {
        return "unused-index";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        if (!facts.sized() || facts.statements().stream().allMatch(p -> p.plan().isEmpty())) {
            return findings;
        }
        Set<Long> used = used(facts);
        for (Table table : facts.schema().roots()) {
            for (Index index : table.indexes()) {
                if (!used.contains(index.oid()) && isFree(facts, table, index)) {
                    Severity.of(facts.rows(table))
                            .ifPresent(level -> findings.add(Found.of(
                                    this,
                                    Level.NOTE,
                                    table.name(),
                                    "no plan of a catalogued statement reads index %s (%s)"
                                            .formatted(index.name(), index.definition()),
                                    "compare with pg_stat_user_indexes.idx_scan of production; then drop index concurrently "
                                            + index.name())));
                }
            }
        }
        return findings;
    }

    /** Whether it is there for nothing but reads; one that another stands in for is a finding of that rule. */
    private static boolean isFree(Facts facts, Table table, Index index) {
        return !index.unique()
                && index.valid()
                && !index.constraint()
                && !finds(facts, table, index)
                && DuplicateIndex.other(table, index).isEmpty();
    }

    private static boolean finds(Facts facts, Table table, Index index) {
        return facts.schema().foreignKeys().stream()
                .filter(k -> k.table() == table.oid())
                .map(ForeignKey::columns)
                .anyMatch(c -> index.keys().size() >= c.size()
                        && new HashSet<>(index.keys().subList(0, c.size())).equals(new HashSet<>(c)));
    }

    /** Those of partitions count for the index that they are parts of. */
    private static Set<Long> used(Facts facts) {
        Set<String> names = new HashSet<>();
        for (Planned planned : facts.statements()) {
            planned.plan().ifPresent(p -> p.all().forEach(n -> n.index().ifPresent(names::add)));
        }
        Map<Long, Index> all = new HashMap<>();
        facts.schema().all().forEach(t -> t.indexes().forEach(i -> all.put(i.oid(), i)));
        Set<Long> used = new HashSet<>();
        facts.reads().values().stream()
                .flatMap(List::stream)
                .filter(r -> r.cause() == Reads.Cause.PATTERN)
                .flatMap(r -> r.table().indexes().stream())
                .filter(Index::findsPatterns)
                .forEach(i -> used.add(i.oid()));
        all.values().stream().filter(i -> names.contains(i.name())).forEach(i -> {
            for (Index up = i; up != null; up = all.get(up.parent())) {
                used.add(up.oid());
            }
        });
        return used;
    }
}
