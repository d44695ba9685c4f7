package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.schema.Index;
import dev.rowan.review.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An index that another one can stand in for: it has the same columns, or more behind them. */
final class DuplicateIndex implements Rule {
    @Override
    public String id() {
        return "duplicate-index";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Table table : facts.schema().roots()) {
            for (Index index : table.indexes()) {
                Optional<Index> other =
                        table.indexes().stream().filter(o -> standsIn(o, index)).findFirst();
                other.flatMap(o -> Severity.of(facts.rows(table)))
                        .ifPresent(level -> findings.add(Found.of(
                                this,
                                level,
                                table.name(),
                                "index %s (%s) does nothing that %s (%s) does not: each write pays for both"
                                        .formatted(
                                                index.name(),
                                                index.definition(),
                                                other.get().name(),
                                                other.get().definition()),
                                "drop index concurrently " + index.name())));
            }
        }
        return findings;
    }

    /** The one that can stand in for it. */
    static Optional<Index> other(Table table, Index index) {
        return table.indexes().stream().filter(o -> standsIn(o, index)).findFirst();
    }

    private static boolean standsIn(Index other, Index index) {
        boolean comparable = other.oid() != index.oid()
                && other.valid()
                && index.valid()
                && !index.constraint()
                && other.method().equals(index.method())
                && other.predicate().equals(index.predicate())
                && other.expressions().equals(index.expressions())
                && !index.definition().contains(" INCLUDE ");
        if (!comparable) {
            return false;
        }
        if (other.keys().equals(index.keys()) && other.sorting().equals(index.sorting())) {
            // of two that are the same, the one that is no key, else the later name
            return (!index.unique() || other.unique())
                    && (other.constraint()
                            || (other.unique() && !index.unique())
                            || other.name().compareTo(index.name()) < 0);
        }
        int size = index.keys().size();
        return !index.unique()
                && index.method().equals("btree")
                && index.expressions().isEmpty()
                && other.keys().size() > size
                && other.keys().subList(0, size).equals(index.keys())
                && other.sorting().subList(0, size).equals(index.sorting());
    }
}
