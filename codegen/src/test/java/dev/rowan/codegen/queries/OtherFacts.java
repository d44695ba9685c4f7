package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The server's relations, but for one thing that is said of them. */
class OtherFacts implements ServerCatalogue {
    private final ServerCatalogue relations;
    private final UnaryOperator<Relation> change;

    OtherFacts(ServerCatalogue relations, UnaryOperator<Relation> change) {
        this.relations = relations;
        this.change = change;
    }

    @Override
    public Relation relation(long oid) {
        return change.apply(relations.relation(oid));
    }

    @Override
    public Optional<Long> relationOfRow(long type) {
        return relations.relationOfRow(type);
    }

    @Override
    public Optional<Node> view(long oid) {
        return relations.view(oid);
    }

    @Override
    public List<ForeignKey> foreignKeys(long relation) {
        return relations.foreignKeys(relation);
    }

    @Override
    public boolean isVolatile(long function) {
        return relations.isVolatile(function);
    }

    @Override
    public boolean isStrict(long function) {
        return relations.isStrict(function);
    }

    @Override
    public boolean isComparison(long operator) {
        return relations.isComparison(operator);
    }

    @Override
    public List<String> unfitIndexes(long relation, int attribute, long operator) {
        return relations.unfitIndexes(relation, attribute, operator);
    }
}
