package dev.rowan.review.migrations.rules;

import dev.rowan.review.Finding.Level;
import dev.rowan.review.LockMode;
import dev.rowan.review.migrations.StatementCase;
import dev.rowan.review.migrations.rules.Verdict.Step;
import java.util.Optional;

/** An index that is dropped while readers and writers wait. */
final class IndexDropNotConcurrent implements MigrationRule {
    @Override
    public String id() {
        return "index-drop-not-concurrent";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.changesOfOld().stream()
                .filter(c -> c.removes("index")
                        && run.statement()
                                .dropped()
                                .contains("index " + c.entry().table()))
                .filter(c -> run.stops(run.tableOf(c), LockMode.ACCESS_SHARE))
                .findFirst()
                .map(c -> Verdict.of(
                        Level.NOTE,
                        "it stops readers and writers of %s until its transaction ends%s"
                                .formatted(StatementCase.brief(run.tableOf(c)), run.waiting()),
                        "drop index concurrently, in a file of its own with executeInTransaction=false",
                        Step.alone(
                                "drop_" + c.entry().name(),
                                "drop index concurrently %s;"
                                        .formatted(Sql.qualified(c.entry().table())))));
    }
}
