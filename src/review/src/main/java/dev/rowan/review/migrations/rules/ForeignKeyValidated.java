package dev.rowan.review.migrations.rules;

import dev.rowan.review.migrations.StatementCase;
import java.util.Optional;

/** A foreign key whose rows are checked while writers of two tables wait. */
final class ForeignKeyValidated implements MigrationRule {
    @Override
    public String id() {
        return "foreign-key-validated-under-lock";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.changesOfOld().stream()
                .filter(c -> c.adds("foreign key") && c.entry().flag() && run.readsAll(run.tableOf(c)))
                .findFirst()
                .map(c -> Verdict.of(
                        run.bySize(),
                        "it reads all rows of %s while writers of both tables wait%s"
                                .formatted(run.sized(run.statement().read().keySet()), run.waiting()),
                        "add it not valid, and validate it in a later file: that stops nobody",
                        NotValid.steps(run.tableOf(c), c.entry())));
    }
}
