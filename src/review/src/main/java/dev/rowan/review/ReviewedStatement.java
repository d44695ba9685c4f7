package dev.rowan.review;

import java.util.List;
import java.util.Optional;

/**
 * A statement with what the server says of it.
 *
 * @param plan at the stated sizes; empty without sizes, and where the statement has none
 */
public record ReviewedStatement(
        CataloguedStatement statement, Access access, Optional<PlanNode> plan, List<Finding> findings) {}
