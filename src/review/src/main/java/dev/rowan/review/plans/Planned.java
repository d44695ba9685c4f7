package dev.rowan.review.plans;

import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.PlanNode;
import dev.rowan.review.tree.Node;
import java.util.Optional;

/**
 * What the server makes of a statement.
 *
 * @param plan with the planner's estimates; empty without sizes, and for what has no plan
 * @param skeleton of it
 * @param tree what the server has read in the text; empty for what has none
 * @param star whether a new column of a table would come into the result by itself
 * @param failure why it could not be planned
 */
public record Planned(
        CataloguedStatement statement,
        Optional<Explained> plan,
        Optional<PlanNode> skeleton,
        Optional<Node> tree,
        boolean star,
        Optional<String> failure) {}
