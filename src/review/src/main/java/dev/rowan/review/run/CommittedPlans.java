package dev.rowan.review.run;

import dev.rowan.review.Review;
import dev.rowan.review.ReviewedStatement;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Plans are compared only where one and the same major version of PostgreSQL has made them: others spell and choose some of them in another
 * way.
 */
public final class CommittedPlans {
    private CommittedPlans() {}

    /** Whether the committed plans are another planner's. */
    public static boolean areOfAnotherPlanner(Review built, Review committed) {
        return committed.planner().isPresent() && !committed.planner().equals(built.planner());
    }

    /** The review, with the committed plans of statements whose text is the same, and with what is said of them there. */
    public static Review in(Review built, Review committed) {
        Map<String, ReviewedStatement> before = committed.statements().stream()
                .collect(Collectors.toMap(s -> s.statement().id(), Function.identity(), (a, b) -> a));
        return new Review(
                built.name(),
                built.release(),
                built.against(),
                committed.planner(),
                built.statements().stream()
                        .map(s -> Optional.ofNullable(before.get(s.statement().id()))
                                .filter(c -> c.statement()
                                        .text()
                                        .equals(s.statement().text()))
                                .map(c -> new ReviewedStatement(s.statement(), s.access(), c.plan(), c.findings()))
                                .orElse(s))
                        .toList(),
                built.migrations(),
                built.tables(),
                built.rolling(),
                built.listed());
    }
}
