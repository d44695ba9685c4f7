package dev.rowan.review.migrations.rules;

import dev.rowan.review.migrations.CatalogEntry;
import dev.rowan.review.migrations.StatementCase;
import dev.rowan.review.migrations.rules.Verdict.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A new column whose default differs from row to row, so that all rows are written anew. */
final class DefaultRewrites implements MigrationRule {
    @Override
    public String id() {
        return "default-rewrites";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.changesOfOld().stream()
                .filter(c -> c.adds("column") && !c.entry().detail().endsWith(" stored"))
                .filter(c -> run.statement().rewritten().contains(run.tableOf(c)))
                .findFirst()
                .map(c -> Verdict.of(
                        run.bySize(),
                        "it writes all rows of %s anew, with their indexes, while readers and writers wait%s"
                                .formatted(run.sized(List.of(run.tableOf(c))), run.waiting()),
                        "add the column without a value, set the default for new rows, and fill it in batches",
                        steps(run, c.entry())));
    }

    private static Step[] steps(StatementCase run, CatalogEntry column) {
        Optional<String> value = run.statement().changes().stream()
                .filter(c -> c.adds("default") && c.entry().relation() == column.relation())
                .filter(c -> c.entry().name().equals(column.name()))
                .map(c -> c.entry().detail())
                .findFirst();
        if (value.isEmpty() || run.statement().changes().stream().anyMatch(c -> c.adds("sequence"))) {
            return new Step[0]; // an identity: its sequence is known to a person alone
        }
        String table = Sql.qualified(column.table());
        String name = Sql.name(column.name());
        List<Step> steps = new ArrayList<>();
        steps.add(Step.locking(
                "add_" + column.name(),
                "alter table %1$s add column %2$s %3$s;\nalter table %1$s alter column %2$s set default %4$s;"
                        .formatted(table, name, column.detail(), value.get())));
        steps.add(Step.alone(
                "fill_" + column.name(),
                Sql.batches(column.table(), "update %s set %s = default".formatted(table, name), name + " is null")));
        if (column.flag()) {
            steps.addAll(List.of(NotValid.notNull(column.table(), column.name())));
        }
        return steps.toArray(Step[]::new);
    }
}
