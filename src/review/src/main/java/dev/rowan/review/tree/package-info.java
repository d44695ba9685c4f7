/** What the server made of a text: its {@code pg_node_tree}. */
@NullMarked
package dev.rowan.review.tree;

import org.jspecify.annotations.NullMarked;
