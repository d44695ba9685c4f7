package dev.rowan.review.migrations.rules;

import dev.rowan.review.Finding.Level;
import dev.rowan.review.migrations.StatementCase;
import java.util.Optional;

/** A new column that rows which exist have no value for. */
final class RequiredColumn implements MigrationRule {
    @Override
    public String id() {
        return "required-column";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.statement()
                .failed()
                .map(
                        f -> Verdict.of(
                                Level.ERROR,
                                "it fails as soon as the table has a row: " + f,
                                "add the column with a default, or without not null; fill it in batches, and set not null in a later file"));
    }
}
