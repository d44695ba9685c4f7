package dev.rowan.review.migrations.rules;

import dev.rowan.review.LockMode;
import dev.rowan.review.migrations.StatementCase;
import dev.rowan.review.migrations.rules.Verdict.Step;
import java.util.List;
import java.util.Optional;

/** An index that is built anew while others wait. */
final class ReindexNotConcurrent implements MigrationRule {
    @Override
    public String id() {
        return "reindex-not-concurrent";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.statement().reindexed().stream()
                .filter(i -> run.stops(run.migration().indexes().getOrDefault(i, i), LockMode.ROW_EXCLUSIVE))
                .findFirst()
                .map(i -> Verdict.of(
                        run.bySize(),
                        "it builds %s anew from all rows of %s while writers, and readers that plan with it, wait%s"
                                .formatted(
                                        StatementCase.brief(i),
                                        run.sized(List.of(
                                                run.migration().indexes().getOrDefault(i, i))),
                                        run.waiting()),
                        "reindex concurrently, in a file of its own with executeInTransaction=false",
                        run.statement().reindexed().stream()
                                .map(r -> Step.alone(
                                        "reindex_" + r.substring(r.indexOf('.') + 1),
                                        "reindex index concurrently %s;".formatted(Sql.qualified(r))))
                                .toArray(Step[]::new)));
    }
}
