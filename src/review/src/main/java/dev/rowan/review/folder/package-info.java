/** The committed folder that a review is written to and compared with. */
@NullMarked
package dev.rowan.review.folder;

import org.jspecify.annotations.NullMarked;
