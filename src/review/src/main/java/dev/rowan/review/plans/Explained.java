package dev.rowan.review.plans;

import dev.rowan.review.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node of a plan with the planner's estimates, which rules weigh and no page shows.
 *
 * @param type of the node as the JSON has it, such as {@code Seq Scan}
 * @param operation as the text has it, such as {@code Parallel Seq Scan}
 * @param table that it reads or writes; empty for what is no table
 * @param relation its name with the schema
 * @param alias of the relation in conditions
 * @param conditions by kind, such as {@code Filter}
 * @param relationship to the node above, such as {@code Inner}
 * @param rows that it gives, over all processes
 * @param width bytes of such a row
 * @param batches of a hash that has more than it may keep in memory, as the planner says itself; 0 where it says nothing
 * @param pruned whether values decide which partitions are read when it runs
 * @param children in the server's order
 */
public record Explained(
        String type,
        String operation,
        Optional<Table> table,
        Optional<String> relation,
        Optional<String> alias,
        Optional<String> index,
        Map<String, List<String>> conditions,
        String relationship,
        double rows,
        int width,
        int batches,
        boolean pruned,
        List<Explained> children) {
    /** This node and all below it. */
    public Stream<Explained> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Explained::all));
    }

    public boolean has(String condition) {
        return conditions.containsKey(condition);
    }

    /** The words of a kind of condition; empty where there is none. */
    public String condition(String kind) {
        return String.join(", ", conditions.getOrDefault(kind, List.of()));
    }
}
