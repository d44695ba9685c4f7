/** Findings that somebody lives with, and what a build makes of the others. */
@NullMarked
package dev.rowan.review.accepted;

import org.jspecify.annotations.NullMarked;
