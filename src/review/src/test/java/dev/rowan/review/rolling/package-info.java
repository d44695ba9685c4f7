@NullMarked
package dev.rowan.review.rolling;

import org.jspecify.annotations.NullMarked;
