package dev.rowan.review.migrations.rules;

import dev.rowan.review.Access;
import dev.rowan.review.Finding;
import dev.rowan.review.MigrationStatement;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.migrations.MigrationTrace;
import dev.rowan.review.migrations.StatementCase;
import dev.rowan.review.migrations.TracedMigration;
import dev.rowan.review.migrations.TracedStatement;
import dev.rowan.review.plans.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a trace means: who waits, how long the locks are held at the stated sizes, what rules say, and what to write instead.
 *
 * <p>Called after {@link MigrationTrace}. It asks no server.
 */
public final class MigrationReview {
    private MigrationReview() {}

    /**
     * Reviews traced migrations.
     *
     * @param accesses of the statements that run while the migrations run, by id: those of the new release, and of the old one where it is
     *     known
     * @param sizes of production; without them there are no durations, and nothing is too small to matter
     */
    public static List<ReviewedMigration> of(
            List<TracedMigration> traced, Map<String, Access> accesses, Optional<Sizes> sizes) {
        var files = new NextFiles(traced);
        List<ReviewedMigration> reviewed = new ArrayList<>();
        for (TracedMigration migration : traced) {
            List<MigrationStatement> statements = new ArrayList<>();
            for (TracedStatement statement : migration.statements()) {
                statements.add(reviewed(new StatementCase(migration, statement, accesses, sizes), files));
            }
            reviewed.add(new ReviewedMigration(
                    migration.file(), migration.path(), migration.isNew(), migration.transaction(), statements));
        }
        return reviewed;
    }

    private static MigrationStatement reviewed(StatementCase run, NextFiles files) {
        TracedStatement s = run.statement();
        List<Finding> findings = new ArrayList<>();
        SortedMap<String, String> instead = new TreeMap<>();
        if (run.migration().isNew()) {
            for (MigrationRule rule : MigrationRules.ALL) {
                Optional<Verdict> verdict = rule.check(run);
                verdict.ifPresent(v -> findings.add(
                        new Finding(rule.id(), v.level(), run.where(), v.message(), v.instead(), Optional.empty())));
                if (instead.isEmpty()) { // one way out is enough
                    verdict.ifPresent(v -> instead.putAll(files.numbered(v.steps())));
                }
            }
        }
        findings.sort(null);
        return new MigrationStatement(
                s.number(),
                s.line(),
                s.text(),
                s.locks(),
                s.held(),
                s.rewritten(),
                s.read(),
                s.written(),
                s.dropped(),
                s.failed(),
                run.waits(),
                run.waitsHeld(),
                run.duration(),
                instead,
                findings);
    }
}
