package dev.rowan.review.migrations.rules;

import dev.rowan.review.LockMode;
import dev.rowan.review.MigrationStatement.Rows;
import dev.rowan.review.migrations.StatementCase;
import dev.rowan.review.migrations.rules.Verdict.Step;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Long work while the transaction holds a lock that stops readers. */
final class WorkUnderAccessExclusive implements MigrationRule {
    @Override
    public String id() {
        return "work-under-access-exclusive";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        Set<String> work = new TreeSet<>(run.statement().rewritten());
        run.statement().read().forEach((table, rows) -> {
            if (rows == Rows.ALL) {
                work.add(table);
            }
        });
        if (!run.isAfterAccessExclusive() || work.isEmpty()) {
            return Optional.empty();
        }
        String locked = run.statement().held().stream()
                .filter(l -> l.mode() == LockMode.ACCESS_EXCLUSIVE)
                .map(l -> StatementCase.brief(l.table()))
                .collect(Collectors.joining(", "));
        int waiting = run.waitsHeld().size();
        return Optional.of(Verdict.of(
                run.bySize(),
                "it reads all rows of %s while its transaction stops readers of %s%s"
                        .formatted(
                                run.sized(work),
                                locked,
                                waiting == 0 ? "" : "; " + waiting + " statements wait for that too"),
                "put it into a file of its own",
                Step.locking(
                        "statement_" + run.statement().number(), run.statement().text() + ";")));
    }
}
