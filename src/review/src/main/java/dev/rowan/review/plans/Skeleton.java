package dev.rowan.review.plans;

import dev.rowan.review.PlanNode;
import dev.rowan.review.schema.Index;
import dev.rowan.review.schema.Schema;
import dev.rowan.review.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A plan without what changes from day to day: estimates go, and partitions that are read alike become one. */
final class Skeleton {
    static final String EACH = "each partition";
    static final String PRUNED = "partitions that the values leave";

    private static final Pattern NUMBERED = Pattern.compile("(.+)_\\d+");

    private final Schema schema;

    Skeleton(Schema schema) {
        this.schema = schema;
    }

    PlanNode of(Explained node) {
        List<PlanNode> children = new ArrayList<>();
        for (Explained child : node.children()) {
            PlanNode skeleton = of(child);
            boolean partition = child.all()
                    .anyMatch(n -> n.table().filter(Table::isPartition).isPresent());
            if (!partition || !children.contains(skeleton)) {
                children.add(skeleton);
            }
        }
        List<String> conditions = new ArrayList<>();
        Optional<Table> partition = node.table().filter(Table::isPartition);
        String words = String.join("\n", Explain.lines(node.conditions()));
        if (partition.isPresent()) {
            conditions.add(EACH);
            words = withoutNumber(words, node.alias().orElse(""));
        }
        if (node.pruned()) {
            conditions.add(PRUNED);
        }
        words.lines().forEach(conditions::add);
        return new PlanNode(
                node.operation(),
                node.table().map(t -> schema.root(t).name()).or(node::relation),
                node.index().map(i -> whole(i).orElse(i)),
                conditions,
                children);
    }

    /** The server numbers the names of partitions. */
    private static String unnumbered(String alias) {
        var numbered = NUMBERED.matcher(alias);
        return numbered.matches() ? numbered.group(1) : alias;
    }

    private static String withoutNumber(String words, String alias) {
        return words.replaceAll("\\b" + Pattern.quote(alias) + "\\.", unnumbered(alias) + ".");
    }

    /** The index of the partitioned table that one of a partition belongs to. */
    private Optional<String> whole(String index) {
        return indexes()
                .filter(i -> i.name().equals(index) && i.parent() != 0)
                .findFirst()
                .flatMap(this::parent)
                .map(Index::name);
    }

    private Optional<Index> parent(Index index) {
        return indexes()
                .filter(i -> i.oid() == index.parent())
                .findFirst()
                .map(i -> parent(i).orElse(i));
    }

    private Stream<Index> indexes() {
        return schema.tables().values().stream().flatMap(t -> t.indexes().stream());
    }
}
