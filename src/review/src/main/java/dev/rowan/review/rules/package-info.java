/**
 * What a statement or a table can do better: a class for each rule, and beside it a folder of resources with its page, a schema that
 * it finds and one that it leaves alone.
 */
@NullMarked
package dev.rowan.review.rules;

import org.jspecify.annotations.NullMarked;
