package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import dev.rowan.review.schema.Column;
import dev.rowan.review.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** A column whose sequence has few numbers left at the stated rows. */
final class SequenceNearEnd implements Rule {
    private static final double SOON = 0.25;
    private static final double NEAR = 0.5;

    @Override
    public String id() {
        return "sequence-near-its-end";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Table table : facts.schema().roots()) {
            for (Column column : table.columns()) {
                double used = column.sequence()
                        .map(s -> (double) facts.rows(table).orElse(0) / s.most())
                        .orElse(0.0);
                if (used >= SOON) {
                    findings.add(
                            Found.of(
                                    this,
                                    used >= 1 ? Level.ERROR : used >= NEAR ? Level.WARNING : Level.NOTE,
                                    table.name(),
                                    "%s of %s reaches %s, and %s rows are stated; numbers of deleted rows are used up too"
                                            .formatted(
                                                    column.name(),
                                                    table.name(),
                                                    Severity.say(column.sequence()
                                                            .orElseThrow()
                                                            .most()),
                                                    Severity.say(
                                                            facts.rows(table).orElse(0))),
                                    "make it bigint while there is time: a new column, filled in batches, that takes the old one's place"));
                }
            }
        }
        return findings;
    }
}
