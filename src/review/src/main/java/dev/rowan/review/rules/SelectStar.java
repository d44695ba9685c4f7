package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import dev.rowan.review.plans.Planned;
import java.util.List;

/** A star: a column that somebody adds comes into the result. Measured by adding one. */
final class SelectStar implements Rule {
    @Override
    public String id() {
        return "select-star";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        return facts.statements().stream()
                .filter(Planned::star)
                .map(p -> Found.of(
                        this,
                        Level.NOTE,
                        p.statement().id(),
                        "a column that a table gets is one more in the result",
                        "name the columns; the build writes them out for a query in its folder"))
                .toList();
    }
}
