package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import java.util.List;

/** An index that is not valid: each write pays for it, and no statement reads it. */
final class InvalidIndex implements Rule {
    @Override
    public String id() {
        return "invalid-index";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        return facts.schema().roots().stream()
                .flatMap(t -> t.indexes().stream()
                        .filter(i -> !i.valid())
                        .map(i -> Found.of(
                                this,
                                Level.WARNING,
                                t.name(),
                                "index %s is not valid: each write pays for it, and no statement reads it"
                                        .formatted(i.name()),
                                t.kind() == 'p'
                                        ? "create the index on each partition and attach it: alter index %s attach partition ..."
                                                .formatted(i.name())
                                        : "drop index concurrently %s, and create it again".formatted(i.name()))))
                .toList();
    }
}
