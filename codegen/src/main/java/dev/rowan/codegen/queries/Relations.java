package dev.rowan.codegen.queries;

import java.util.List;
import java.util.Optional;

/** What the analysis asks the catalogue about tables and functions. */
interface Relations {
    /** A relation; columns by attribute number, from 1. */
    record Relation(String schema, String name, char kind, boolean hasRules, List<Attribute> attributes) {
        Optional<Attribute> attribute(int number) {
            return attributes.stream().filter(a -> a.number() == number).findFirst();
        }
    }

    /** A column; {@code notNull} when no row of the table or of its heirs can have null there. */
    record Attribute(int number, String name, boolean notNull) {}

    Relation relation(long oid);

    /** The query of a view, if it can be read. */
    Optional<Node> view(long oid);

    /** Whether a function gives null for each null argument, without being called. */
    boolean isStrict(long function);

    /** Whether an operator compares two values as a btree does, or is the opposite of its {@code =}. */
    boolean isComparison(long operator);
}
