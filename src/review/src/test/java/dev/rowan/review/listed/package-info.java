@NullMarked
package dev.rowan.review.listed;

import org.jspecify.annotations.NullMarked;
