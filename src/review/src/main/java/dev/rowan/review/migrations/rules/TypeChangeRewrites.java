package dev.rowan.review.migrations.rules;

import dev.rowan.review.migrations.StatementCase;
import java.util.List;
import java.util.Optional;

/** A column of another type, for which all rows are written anew. */
final class TypeChangeRewrites implements MigrationRule {
    @Override
    public String id() {
        return "type-change-rewrites";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.changesOfOld().stream()
                .filter(c -> c.alters("column") && run.statement().rewritten().contains(run.tableOf(c)))
                .filter(c -> !c.before().orElseThrow().detail().equals(c.entry().detail()))
                .findFirst()
                .map(
                        c -> Verdict.of(
                                run.bySize(),
                                "%s from %s to %s writes all rows of %s anew, with their indexes, while readers and writers wait%s"
                                        .formatted(
                                                c.entry().name(),
                                                c.before().orElseThrow().detail(),
                                                c.entry().detail(),
                                                run.sized(List.of(run.tableOf(c))),
                                                run.waiting()),
                                "add a column of the new type, write both, fill it in batches, and read it from the next release on"));
    }
}
