/**
 * What each statement of a migration does to tables that hold rows: run on a throw-away database while a second connection watches.
 *
 * <p>{@link dev.rowan.review.migrations.MigrationTrace} measures, {@code MigrationReview} of the rules says who waits, for how
 * long, and what to write instead.
 */
@NullMarked
package dev.rowan.review.migrations;

import org.jspecify.annotations.NullMarked;
