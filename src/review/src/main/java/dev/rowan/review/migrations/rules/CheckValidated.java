package dev.rowan.review.migrations.rules;

import dev.rowan.review.MigrationStatement.Rows;
import dev.rowan.review.migrations.StatementCase;
import java.util.Optional;

/** A check whose rows are read while others wait. */
final class CheckValidated implements MigrationRule {
    @Override
    public String id() {
        return "check-validated-under-lock";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.changesOfOld().stream()
                .filter(c ->
                        (c.adds("check") || c.adds("domain check")) && c.entry().flag())
                .filter(c -> run.statement().read().containsValue(Rows.ALL))
                .findFirst()
                .map(c -> Verdict.of(
                        run.bySize(),
                        "it reads all rows of %s while %s wait%s"
                                .formatted(
                                        run.sized(run.statement().read().keySet()),
                                        c.adds("check") ? "readers and writers" : "writers",
                                        run.waiting()),
                        "add it not valid, and validate it in a later file",
                        NotValid.steps(run.tableOf(c), c.entry())));
    }
}
