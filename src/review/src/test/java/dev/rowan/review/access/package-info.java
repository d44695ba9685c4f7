@NullMarked
package dev.rowan.review.access;

import org.jspecify.annotations.NullMarked;
