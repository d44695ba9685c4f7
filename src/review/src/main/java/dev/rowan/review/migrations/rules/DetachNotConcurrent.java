package dev.rowan.review.migrations.rules;

import dev.rowan.review.Finding.Level;
import dev.rowan.review.LockMode;
import dev.rowan.review.TableLock;
import dev.rowan.review.migrations.StatementCase;
import dev.rowan.review.migrations.rules.Verdict.Step;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A partition that is taken off while readers and writers of the whole table wait. */
final class DetachNotConcurrent implements MigrationRule {
    @Override
    public String id() {
        return "detach-not-concurrent";
    }

    private static final Pattern DETACH =
            Pattern.compile("(?is)\\s*alter\\s+table\\s+.*\\sdetach\\s+partition\\s+(?:\\S+\\.)?(\\S+)\\s*");

    @Override
    public Optional<Verdict> check(StatementCase run) {
        Matcher detach = DETACH.matcher(run.statement().text());
        return detach.matches() && run.stops(parent(run), LockMode.ACCESS_SHARE)
                ? Optional.of(Verdict.of(
                        Level.NOTE,
                        "it stops readers and writers of %s until its transaction ends%s"
                                .formatted(StatementCase.brief(parent(run)), run.waiting()),
                        "detach concurrently, in a file of its own with executeInTransaction=false",
                        Step.alone(
                                "detach_" + detach.group(1),
                                "set lock_timeout = '2s';\n"
                                        + run.statement().text().strip() + " concurrently;\nreset lock_timeout;")))
                : Optional.empty();
    }

    private static String parent(StatementCase run) {
        return run.statement().locks().stream()
                .map(TableLock::table)
                .findFirst()
                .orElse("");
    }
}
