@NullMarked
package dev.rowan.review.rules;

import org.jspecify.annotations.NullMarked;
