package dev.rowan.review.migrations.rules;

import dev.rowan.review.Finding.Level;
import dev.rowan.review.migrations.StatementCase;
import dev.rowan.review.migrations.TracedStatement;
import dev.rowan.review.migrations.rules.Verdict.Step;
import java.util.Locale;
import java.util.Optional;

/** A file that can stop half done. */
final class NonTransactionalMixed implements MigrationRule {
    @Override
    public String id() {
        return "non-transactional-mixed";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.migration().transaction()
                        || run.statement().number() == 1
                        || isSetting(run.migration().statements().getFirst())
                ? Optional.empty()
                : Optional.of(Verdict.of(
                        Level.WARNING,
                        "the file has no transaction: if this fails, what stands before it is done and cannot be run again",
                        "give each statement that cannot run in a transaction a file of its own",
                        Step.alone(
                                "statement_" + run.statement().number(),
                                run.statement().text() + ";")));
    }

    private static boolean isSetting(TracedStatement first) {
        return first.text().toLowerCase(Locale.ROOT).startsWith("set ");
    }
}
