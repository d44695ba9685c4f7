package dev.rowan.review.migrations.rules;

import dev.rowan.review.LockMode;
import dev.rowan.review.migrations.CatalogEntry;
import dev.rowan.review.migrations.StatementCase;
import dev.rowan.review.migrations.rules.Verdict.Step;
import java.util.List;
import java.util.Optional;

/** An index that is built while writers wait. */
final class IndexNotConcurrent implements MigrationRule {
    @Override
    public String id() {
        return "index-not-concurrent";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.changesOfOld().stream()
                .filter(c -> c.adds("index") && !isOfConstraint(run, c.entry()))
                .filter(c -> run.statement().isOld(run.tableOf(c)) && run.stops(run.tableOf(c), LockMode.ROW_EXCLUSIVE))
                .findFirst()
                .map(c -> verdict(run, run.tableOf(c), c.entry()));
    }

    private static boolean isOfConstraint(StatementCase run, CatalogEntry index) {
        return run.statement().changes().stream()
                .anyMatch(c -> c.before().isEmpty() && ("r" + c.entry().other()).equals(index.key()));
    }

    private static Verdict verdict(StatementCase run, String table, CatalogEntry index) {
        return Verdict.of(
                run.bySize(),
                "it reads all rows of %s to build %s while writers wait%s"
                        .formatted(run.sized(List.of(table)), index.name(), run.waiting()),
                "create index concurrently, in a file of its own with executeInTransaction=false; if it fails, drop the invalid index"
                        + " concurrently and run it again",
                Step.alone(index.name(), concurrently(index, table)));
    }

    static String concurrently(CatalogEntry index, String table) {
        boolean unique = index.detail().startsWith("unique ");
        return "create %sindex concurrently %s on %s using %s;"
                .formatted(
                        unique ? "unique " : "",
                        Sql.name(index.name()),
                        Sql.qualified(table),
                        unique ? index.detail().substring(7) : index.detail());
    }
}
