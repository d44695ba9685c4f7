package dev.rowan.review.migrations.rules;

import dev.rowan.review.migrations.StatementCase;
import java.util.List;
import java.util.Optional;

/** A column that becomes not null by reading the whole table under the strongest lock. */
final class SetNotNullScans implements MigrationRule {
    @Override
    public String id() {
        return "set-not-null-scans";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.changesOfOld().stream()
                .filter(c -> c.alters("column") && c.switchesOn() && run.readsAll(run.tableOf(c)))
                .filter(c -> !run.statement().rewritten().contains(run.tableOf(c)))
                .filter(c -> run.statement().changes().stream().noneMatch(o -> o.adds("primary key")))
                .findFirst()
                .map(c -> Verdict.of(
                        run.bySize(),
                        "it reads all rows of %s while readers and writers wait%s"
                                .formatted(run.sized(List.of(run.tableOf(c))), run.waiting()),
                        "add a check (%s is not null) not valid, validate it in a later file, and then set not null, which reads no row"
                                .formatted(c.entry().name()),
                        NotValid.notNull(run.tableOf(c), c.entry().name())));
    }
}
