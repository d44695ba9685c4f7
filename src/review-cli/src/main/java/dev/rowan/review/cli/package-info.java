/** The command {@code rowan}: review, drift, watch. */
@NullMarked
package dev.rowan.review.cli;

import org.jspecify.annotations.NullMarked;
