package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import dev.rowan.review.plans.Planned;
import dev.rowan.review.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** FOR UPDATE, where FOR NO KEY UPDATE keeps others from changing the row too, and lets rows be stored that refer to it. */
final class StrongerRowLock implements Rule {
    private static final int FOR_UPDATE = 4;

    @Override
    public String id() {
        return "stronger-row-lock";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Planned planned : facts.statements()) {
            facts.levels(planned).stream()
                    .flatMap(l -> l.node().nodes("rowMarks").stream()
                            .filter(m -> m.integer("strength") == FOR_UPDATE && !m.flag("pushedDown"))
                            .flatMap(m -> Stream.ofNullable(l.tables().get(m.integer("rti")))))
                    .distinct()
                    .forEach(table -> findings.add(finding(facts, planned, table)));
        }
        return findings;
    }

    private Finding finding(Facts facts, Planned planned, Table table) {
        List<String> referring = facts.schema().foreignKeys().stream()
                .filter(k -> k.target() == table.oid())
                .flatMap(k -> facts.schema().table(k.table()).stream())
                .map(Table::name)
                .distinct()
                .toList();
        String who = referring.isEmpty()
                ? "rows that refer to it, of which the schema has none yet"
                : "rows of " + String.join(", ", referring) + " that refer to it";
        return Found.of(
                this,
                referring.isEmpty() ? Level.NOTE : Level.WARNING,
                planned.statement().id(),
                "FOR UPDATE on %s also stops the storing of %s".formatted(table.name(), who),
                "write FOR NO KEY UPDATE, unless the transaction deletes the row or changes its key");
    }
}
