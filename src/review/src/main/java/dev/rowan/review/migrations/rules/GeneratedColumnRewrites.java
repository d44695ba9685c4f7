package dev.rowan.review.migrations.rules;

import dev.rowan.review.migrations.StatementCase;
import java.util.List;
import java.util.Optional;

/** A stored generated column, for which all rows are written anew. */
final class GeneratedColumnRewrites implements MigrationRule {
    @Override
    public String id() {
        return "generated-column-rewrites";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.changesOfOld().stream()
                .filter(c -> c.adds("column") && c.entry().detail().endsWith(" stored"))
                .filter(c -> run.statement().rewritten().contains(run.tableOf(c)))
                .findFirst()
                .map(c -> Verdict.of(
                        run.bySize(),
                        "it writes all rows of %s anew, with their indexes, while readers and writers wait%s"
                                .formatted(run.sized(List.of(run.tableOf(c))), run.waiting()),
                        "index the expression, or keep a plain column by a trigger and fill it in batches; from 18 on a virtual column"
                                + " costs nothing"));
    }
}
