/** A live database against what the migrations give: as differences that a person reads. */
@NullMarked
package dev.rowan.review.drift;

import org.jspecify.annotations.NullMarked;
