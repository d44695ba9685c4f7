package dev.rowan.review.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.review.Access;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.Finding;
import dev.rowan.review.PlanNode;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedStatement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CommittedPlansTest {
    private static final PlanNode SCAN =
            new PlanNode("Seq Scan", Optional.of("public.a"), Optional.empty(), List.of(), List.of());
    private static final PlanNode INDEX = new PlanNode(
            "Index Scan", Optional.of("public.a"), Optional.of("a_pkey"), List.of("Index Cond: (id = $1)"), List.of());

    @Test
    void plans_of_another_planner_stay_as_committed_where_the_text_is_the_same() {
        Review committed =
                review(18, statement("a.find", "select 1", SCAN, true), statement("a.list", "select 2", SCAN, true));
        Review built = review(
                17, statement("a.find", "select 1", INDEX, false), statement("a.list", "select 3", INDEX, false));
        assertThat(CommittedPlans.areOfAnotherPlanner(built, committed)).isTrue();
        assertThat(CommittedPlans.areOfAnotherPlanner(built, built)).isFalse();
        Review kept = CommittedPlans.in(built, committed);
        assertThat(kept.planner()).hasValue(18);
        assertThat(kept.statements().get(0)).isEqualTo(committed.statements().get(0));
        assertThat(kept.statements().get(1)).isEqualTo(built.statements().get(1));
    }

    @Test
    void a_review_without_plans_is_of_no_planner() {
        Review without = review(0, statement("a.find", "select 1", SCAN, false));
        assertThat(CommittedPlans.areOfAnotherPlanner(review(18), without)).isFalse();
        assertThat(CommittedPlans.areOfAnotherPlanner(without, review(18))).isTrue();
    }

    private static Review review(int planner, ReviewedStatement... statements) {
        return new Review(
                "A",
                Optional.empty(),
                Optional.empty(),
                planner == 0 ? OptionalInt.empty() : OptionalInt.of(planner),
                List.of(statements),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static ReviewedStatement statement(String id, String text, PlanNode plan, boolean found) {
        return new ReviewedStatement(
                new CataloguedStatement(
                        id,
                        CataloguedStatement.Kind.QUERY,
                        "",
                        text,
                        List.of(),
                        List.of(),
                        "one row",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                new Access(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), List.of(), List.of()),
                Optional.of(plan),
                found
                        ? List.of(new Finding(
                                "no-index", Finding.Level.WARNING, id, "reads all", Optional.empty(), Optional.empty()))
                        : List.of());
    }
}
