package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import dev.rowan.review.plans.Planned;
import java.util.ArrayList;
import java.util.List;

/** A SELECT that returns many rows, and nothing bounds how many. */
final class UnboundedSelect implements Rule {
    private static final double SOME = 1_000;
    private static final double MANY = 100_000;

    @Override
    public String id() {
        return "unbounded-select";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Planned planned : facts.statements()) {
            boolean open = planned.tree()
                    .filter(t -> t.integer("commandType") == QueryTree.SELECT && t.get("limitCount") == null)
                    .isPresent();
            double rows = planned.plan().map(p -> p.rows()).orElse(0.0);
            if (open && rows >= SOME) {
                findings.add(
                        Found.of(
                                this,
                                rows < MANY ? Level.NOTE : Level.WARNING,
                                planned.statement().id(),
                                "returns %s rows at the stated sizes, and nothing bounds them"
                                        .formatted(Severity.say(rows)),
                                "end it with LIMIT and page by a key; or read it as a stream, and accept this with the reason"));
            }
        }
        return findings;
    }
}
