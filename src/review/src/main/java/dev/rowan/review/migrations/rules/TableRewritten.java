package dev.rowan.review.migrations.rules;

import dev.rowan.review.migrations.StatementCase;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A table that is written anew without a change of columns: VACUUM FULL, CLUSTER, SET UNLOGGED and others. */
final class TableRewritten implements MigrationRule {
    @Override
    public String id() {
        return "table-rewritten";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        Set<String> rewritten = new TreeSet<>(run.statement().rewritten());
        run.changesOfOld().stream()
                .filter(c -> c.adds("column") || c.alters("column"))
                .forEach(c -> rewritten.remove(run.tableOf(c)));
        return rewritten.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Verdict.of(
                                run.bySize(),
                                "it writes all rows of %s anew, with their indexes, while others wait%s"
                                        .formatted(run.sized(rewritten), run.waiting()),
                                "do it in a maintenance window; plain vacuum gives space back to the table, and pg_repack stops others only for moments"));
    }
}
