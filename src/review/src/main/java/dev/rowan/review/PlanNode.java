package dev.rowan.review;

import java.util.List;
import java.util.Optional;

/**
 * A node of a plan's skeleton: what the planner chose, without costs, rows and times.
 *
 * @param operation such as {@code Index Scan}
 * @param table with its schema
 * @param index that it reads
 * @param conditions such as {@code Index Cond: (id = $1)}, in the server's order
 * @param children in the server's order
 */
public record PlanNode(
        String operation,
        Optional<String> table,
        Optional<String> index,
        List<String> conditions,
        List<PlanNode> children) {
    public PlanNode {
        conditions = List.copyOf(conditions);
        children = List.copyOf(children);
    }
}
