@NullMarked
package dev.rowan.review.plans;

import org.jspecify.annotations.NullMarked;
