package dev.rowan.review.migrations.rules;

import dev.rowan.review.Finding.Level;
import dev.rowan.review.LockMode;
import dev.rowan.review.migrations.StatementCase;
import dev.rowan.review.migrations.TracedStatement;
import java.util.Optional;
import java.util.stream.Collectors;

/** A lock that is waited for without end, while everybody else waits behind it. */
final class NoLockTimeout implements MigrationRule {
    @Override
    public String id() {
        return "no-lock-timeout";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        boolean first = run.migration().statements().stream()
                .filter(s -> s.number() < run.statement().number())
                .noneMatch(NoLockTimeout::isEndless);
        return !first || !isEndless(run.statement())
                ? Optional.empty()
                : Optional.of(Verdict.of(
                        Level.WARNING,
                        "it waits without end for transactions that use %s, and all that come after wait behind it"
                                .formatted(run.statement().locks().stream()
                                        .filter(l -> l.mode().conflictsWith(LockMode.ROW_EXCLUSIVE))
                                        .map(l -> StatementCase.brief(l.table()))
                                        .collect(Collectors.joining(", "))),
                        run.migration().transaction()
                                ? "begin the file with set local lock_timeout = '2s', and run it again when it gives up"
                                : "begin the file with set lock_timeout = '2s', and run it again when it gives up"));
    }

    private static boolean isEndless(TracedStatement statement) {
        return statement.lockTimeout().equals("0")
                && statement.locks().stream().anyMatch(l -> l.mode().conflictsWith(LockMode.ROW_EXCLUSIVE));
    }
}
