/**
 * Whether two releases live on each other's schema.
 *
 * <p>{@link dev.rowan.review.rolling.RollingCheck} is the entrance.
 */
@NullMarked
package dev.rowan.review.rolling;

import org.jspecify.annotations.NullMarked;
