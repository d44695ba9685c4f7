package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import dev.rowan.review.schema.Index;
import java.util.List;

/** A table without a primary key. */
final class NoPrimaryKey implements Rule {
    @Override
    public String id() {
        return "no-primary-key";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        return facts.schema().roots().stream()
                .filter(t -> t.kind() != 'm' && t.indexes().stream().noneMatch(Index::primary))
                .map(
                        t -> Found.of(
                                this,
                                Severity.of(facts.rows(t)).orElse(Level.NOTE),
                                t.name(),
                                "%s has no primary key: no row can be named, and logical replication refuses updates and deletes"
                                        .formatted(t.name()),
                                "add a primary key; of a unique index that is there by alter table ... add primary key using index"))
                .toList();
    }
}
