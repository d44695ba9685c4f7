package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import java.util.List;

/**
 * Something that a reviewer wants to know, found by measured facts: plans at the stated sizes, the catalogue, what the server has read
 * in a text. Without state, safe for use by several threads.
 */
public interface Rule {
    /** Such as {@code no-index-for-predicate}; the folder of resources with its page {@code rule.md} has this name. */
    String id();

    /** What it finds, in any order. */
    List<Finding> findings(Facts facts);
}
