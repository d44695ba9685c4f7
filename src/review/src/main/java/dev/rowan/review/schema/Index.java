package dev.rowan.review.schema;

import java.util.List;
import java.util.Optional;

/**
 * An index.
 *
 * @param name without its schema, which is that of its table
 * @param method such as {@code btree}
 * @param keys attribute numbers of the columns by which it finds rows, in order; 0 for an expression
 * @param sorting a text for each key that has its class of operators, collation and order
 * @param definition as {@code pg_get_indexdef} has it, from the word behind {@code using}
 * @param predicate of a partial one
 * @param expressions those of its keys; empty where all are columns
 * @param constraint whether a key, a unique constraint or an exclusion stands on it
 * @param parent the oid of the partitioned index that it is a part of; 0 for none
 */
public record Index(
        long oid,
        String name,
        String method,
        boolean unique,
        boolean primary,
        boolean valid,
        List<Integer> keys,
        List<String> sorting,
        String definition,
        Optional<String> predicate,
        Optional<String> expressions,
        boolean constraint,
        long parent) {
    public Index {
        keys = List.copyOf(keys);
        sorting = List.copyOf(sorting);
    }

    /** Whether it holds the same values of its columns once, in all rows. */
    public boolean isKey() {
        return unique && valid && predicate.isEmpty() && expressions.isEmpty();
    }

    /** Whether it can find what a pattern matches, once the pattern is known: a B-tree in the order of bytes, or another method. */
    public boolean findsPatterns() {
        return valid && (!method.equals("btree") || sorting.getFirst().matches("\\w+_pattern_ops .*|\\w+ \"C\" .*"));
    }
}
