/** What the planner chooses at the sizes that a person states for production. */
@NullMarked
package dev.rowan.review.plans;

import org.jspecify.annotations.NullMarked;
