package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the analysis asks the catalogue about tables and functions. */
interface ServerCatalogue {
    /**
     * A relation.
     *
     * @param replaced the commands that rules have others run for, as a query's {@code commandType} calls them
     * @param attributes by number, from 1
     */
    record Relation(String schema, String name, char kind, Set<Integer> replaced, List<Attribute> attributes) {
        Optional<Attribute> attribute(int number) {
            return attributes.stream().filter(a -> a.number() == number).findFirst();
        }
    }

    /** A column; {@code notNull} when no row of the table or of its heirs can have null there. */
    record Attribute(int number, String name, boolean notNull) {}

    /**
     * A foreign key that holds for each row of its table at any time.
     *
     * @param references for each of its columns
     */
    record ForeignKey(long referenced, List<Reference> references) {}

    /** A column with the one that has its value; {@code equals}: what compares them, either way round. */
    record Reference(int column, int referenced, Set<Long> equals) {}

    Relation relation(long oid);

    /** The table or view whose row a type is; empty for all other types. */
    Optional<Long> relationOfRow(long type);

    List<ForeignKey> foreignKeys(long relation);

    /** The query of a view, if it can be read. */
    Optional<Node> view(long oid);

    /** Whether a function gives null for each null argument, without being called. */
    boolean isStrict(long function);

    /** Whether a function can give another result for the same row. */
    boolean isVolatile(long function);

    /** Whether an operator compares two values as a btree does, or is the opposite of its {@code =}. */
    boolean isComparison(long operator);

    /**
     * Why no index of a column gives rows in the order of an operator, where one does in that of another: a sentence for each. Empty when one
     * does, and when none is for such orders.
     */
    List<String> unfitIndexes(long relation, int attribute, long operator);
}
