package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.schema.ForeignKey;
import dev.rowan.review.schema.Index;
import dev.rowan.review.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A foreign key whose columns no index starts with: each delete of a row that is referred to goes through the table. */
final class ForeignKeyWithoutIndex implements Rule {
    @Override
    public String id() {
        return "foreign-key-without-index";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (ForeignKey key : facts.schema().foreignKeys()) {
            Optional<Table> table =
                    facts.schema().table(key.table()).filter(t -> index(t, key).isEmpty());
            table.flatMap(t -> Severity.of(facts.rows(t)))
                    .ifPresent(level -> findings.add(Found.of(
                            this,
                            level,
                            table.get().name(),
                            "no index finds rows of %s by (%s), which %s refers by: a delete or a new key in %s goes through the table"
                                    .formatted(
                                            table.get().name(),
                                            table.get().columnNames(key.columns()),
                                            key.name(),
                                            facts.schema()
                                                    .table(key.target())
                                                    .map(Table::name)
                                                    .orElse("?")),
                            "create index concurrently on %s (%s)"
                                    .formatted(table.get().name(), table.get().columnNames(key.columns())))));
        }
        return findings;
    }

    /** By which referring rows are found. */
    static Optional<Index> index(Table table, ForeignKey key) {
        int count = key.columns().size();
        return table.indexes().stream()
                .filter(i -> i.valid() && i.keys().size() >= count && isWhole(i))
                .filter(i -> new HashSet<>(i.keys().subList(0, count)).equals(new HashSet<>(key.columns())))
                .findFirst();
    }

    /** Rows that refer to nothing are not looked for. */
    private static boolean isWhole(Index index) {
        return index.predicate().isEmpty() || index.predicate().get().matches("\\(\\S+ IS NOT NULL\\)");
    }
}
