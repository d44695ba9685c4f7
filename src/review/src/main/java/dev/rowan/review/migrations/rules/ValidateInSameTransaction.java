package dev.rowan.review.migrations.rules;

import dev.rowan.review.LockMode;
import dev.rowan.review.migrations.StatementCase;
import java.util.Optional;

/** A constraint that is validated while the lock of its making is still held. */
final class ValidateInSameTransaction implements MigrationRule {
    @Override
    public String id() {
        return "validate-in-same-transaction";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.changesOfOld().stream()
                .filter(c -> (c.alters("foreign key") || c.alters("check")) && c.switchesOn())
                .filter(c -> run.statement().held().stream()
                        .anyMatch(l ->
                                l.table().equals(run.tableOf(c)) && l.mode().conflictsWith(LockMode.ROW_EXCLUSIVE)))
                .findFirst()
                .map(c -> Verdict.of(
                        run.bySize(),
                        "it reads all rows of %s while its transaction still holds the lock that stops writers"
                                .formatted(run.sized(run.statement().read().keySet())),
                        "validate it in a file of its own",
                        NotValid.validate("table", run.tableOf(c), c.entry().name())));
    }
}
