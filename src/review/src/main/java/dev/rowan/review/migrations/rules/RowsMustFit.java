package dev.rowan.review.migrations.rules;

import dev.rowan.review.Finding.Level;
import dev.rowan.review.migrations.StatementCase;
import java.util.Optional;

/** A statement that some rows make fail. */
final class RowsMustFit implements MigrationRule {
    @Override
    public String id() {
        return "rows-must-fit";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.statement()
                .refused()
                .map(r -> Verdict.of(
                        Level.NOTE,
                        "it fails where rows do not fit: " + r,
                        "look for such rows in production before it runs"));
    }
}
