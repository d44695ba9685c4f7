package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds {@code order by column <-> value limit n} whose operator no index of the column has, while an index of it has another one: a distance
 * by which an index gives rows, as GiST and those of pgvector do. The query goes through the whole table then.
 */
final class UnfitIndexes {
    private final ServerCatalogue relations;

    UnfitIndexes(ServerCatalogue relations) {
        this.relations = relations;
    }

    /** Sentences for the review. */
    List<String> of(Node tree) {
        List<String> warnings = new ArrayList<>();
        Stars.queries(tree)
                .filter(query -> query.node("limitCount") != null)
                .forEach(query -> distance(query).ifPresent(by -> warn(query, by, warnings)));
        return warnings;
    }

    /** What the query is ordered by first, where that is an operator. */
    private static Optional<Node> distance(Node query) {
        return query.nodes("sortClause").stream()
                .findFirst()
                .map(clause -> clause.integer("tleSortGroupRef"))
                .flatMap(ref -> query.nodes("targetList").stream()
                        .filter(target -> target.integer("ressortgroupref") == ref)
                        .findFirst())
                .flatMap(target -> Optional.ofNullable(target.node("expr")))
                .filter(expression -> expression.is("OPEXPR"));
    }

    private void warn(Node query, Node by, List<String> warnings) {
        for (Node side : by.nodes("args")) {
            if (side.is("VAR") && side.number("varlevelsup") == 0) {
                Node entry = query.nodes("rtable").get(side.integer("varno") - 1);
                if (entry.integer("rtekind") == RangeTable.RELATION) {
                    relations
                            .unfitIndexes(entry.number("relid"), side.integer("varattno"), by.number("opno"))
                            .forEach(warnings::add);
                }
            }
        }
    }
}
