package dev.rowan.review.migrations.rules;

import dev.rowan.review.migrations.CatalogEntry;
import dev.rowan.review.migrations.Change;
import dev.rowan.review.migrations.StatementCase;
import dev.rowan.review.migrations.rules.Verdict.Step;
import java.util.List;
import java.util.Optional;

/** A unique or primary key whose index is built under the strongest lock. */
final class UniqueBuildsIndex implements MigrationRule {
    @Override
    public String id() {
        return "unique-builds-index";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.changesOfOld().stream()
                .filter(c -> c.adds("unique") || c.adds("primary key") || c.adds("exclusion"))
                .filter(c -> index(run, c).isPresent() && run.readsAll(run.tableOf(c)))
                .findFirst()
                .map(c -> verdict(run, run.tableOf(c), c.entry(), index(run, c).orElseThrow()));
    }

    private static Optional<CatalogEntry> index(StatementCase run, Change constraint) {
        return run.statement().changes().stream()
                .filter(c -> c.adds("index")
                        && c.entry().key().equals("r" + constraint.entry().other()))
                .map(Change::entry)
                .findFirst();
    }

    private static Verdict verdict(StatementCase run, String table, CatalogEntry constraint, CatalogEntry index) {
        String message = "it reads all rows of %s to build the index of %s while readers and writers wait%s"
                .formatted(run.sized(List.of(table)), constraint.name(), run.waiting());
        boolean nullable = run.statement().changes().stream().anyMatch(c -> c.alters("column") && c.switchesOn());
        if (constraint.what().equals("exclusion") || nullable) {
            return Verdict.of(
                    run.bySize(),
                    message,
                    nullable
                            ? "set not null first, by a check that is validated; then build the index concurrently and add the key using it"
                            : "add it when nobody works: PostgreSQL builds an exclusion constraint in no other way");
        }
        return Verdict.of(
                run.bySize(),
                message,
                "build the index concurrently, and add the constraint using it",
                Step.alone(index.name(), IndexNotConcurrent.concurrently(index, table)),
                Step.locking(
                        constraint.name() + "_constraint",
                        "alter table %s add constraint %s %s using index %s;"
                                .formatted(
                                        Sql.qualified(table),
                                        Sql.name(constraint.name()),
                                        constraint.what(),
                                        Sql.name(index.name()))));
    }
}
