package dev.rowan.review.migrations.rules;

import dev.rowan.review.Finding.Level;
import dev.rowan.review.MigrationStatement.Rows;
import dev.rowan.review.migrations.StatementCase;
import java.util.List;
import java.util.Optional;

/** A table that two statements of a transaction read from end to end. */
final class ScannedTwice implements MigrationRule {
    @Override
    public String id() {
        return "scanned-twice";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        List<String> twice = run.migration().statements().stream()
                .filter(s -> run.migration().transaction()
                        && s.number() < run.statement().number())
                .flatMap(s -> s.read().entrySet().stream())
                .filter(e -> e.getValue() == Rows.ALL && run.readsAll(e.getKey()))
                .map(e -> e.getKey())
                .distinct()
                .toList();
        return twice.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.of(
                        Level.NOTE,
                        "it reads all rows of %s, which a statement before it has read already"
                                .formatted(run.sized(twice)),
                        "write both as one alter table, which reads the rows once"));
    }
}
