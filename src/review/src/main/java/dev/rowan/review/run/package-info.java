/** From migrations and statements to a review. */
@NullMarked
package dev.rowan.review.run;

import org.jspecify.annotations.NullMarked;
