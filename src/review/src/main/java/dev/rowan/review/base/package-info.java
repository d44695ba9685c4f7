/** The release that a review is compared with. */
@NullMarked
package dev.rowan.review.base;

import org.jspecify.annotations.NullMarked;
