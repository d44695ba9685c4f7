package dev.rowan.review.migrations.rules;

import dev.rowan.review.Finding.Level;
import dev.rowan.review.migrations.StatementCase;
import java.util.Optional;
import java.util.Set;

/** A name that running instances know and that is gone. */
final class Renames implements MigrationRule {
    @Override
    public String id() {
        return "renames";
    }

    private static final Set<String> SEEN = Set.of(
            "table",
            "partitioned table",
            "view",
            "materialized view",
            "foreign table",
            "column",
            "enum value",
            "sequence");

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.changesOfOld().stream()
                .filter(c -> c.renames() && SEEN.contains(c.entry().what()))
                .findFirst()
                .map(c -> Verdict.of(
                        Level.WARNING,
                        "%s %s is called %s now: instances of the release before know the old name"
                                .formatted(
                                        c.entry().what(),
                                        c.before().orElseThrow().name(),
                                        c.entry().name()),
                        c.entry().what().equals("enum value")
                                ? "add a value, write it from the next release on, and leave the old one"
                                : "leave the name, or give the old one to a view until no instance uses it"));
    }
}
