package dev.rowan.review.migrations.rules;

import dev.rowan.review.Finding.Level;
import dev.rowan.review.migrations.StatementCase;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A table that is emptied. */
final class Truncates implements MigrationRule {
    @Override
    public String id() {
        return "truncates";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        Set<String> truncated = run.statement().truncated();
        return truncated.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.of(
                        Level.WARNING,
                        "all rows of %s go%s"
                                .formatted(
                                        truncated.stream()
                                                .map(StatementCase::brief)
                                                .collect(Collectors.joining(", ")),
                                        run.waiting()),
                        "delete in batches what nobody needs, once no release reads it"));
    }
}
