package dev.rowan.review.migrations.rules;

import dev.rowan.review.Finding.Level;
import dev.rowan.review.migrations.StatementCase;
import java.util.List;
import java.util.Optional;

/** What goes with what is dropped. */
final class DropsByCascade implements MigrationRule {
    @Override
    public String id() {
        return "drops-by-cascade";
    }

    private static final String CASCADE = " by cascade";

    @Override
    public Optional<Verdict> check(StatementCase run) {
        List<String> victims = run.statement().dropped().stream()
                .filter(d -> d.endsWith(CASCADE))
                .map(d -> d.substring(0, d.length() - CASCADE.length()))
                .toList();
        return victims.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.of(
                        Level.WARNING,
                        "with it go: " + String.join(", ", victims),
                        "drop each of them by its name first, in a release in which nobody uses it"));
    }
}
